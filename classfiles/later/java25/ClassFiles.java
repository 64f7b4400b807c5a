import java.lang.classfile.*;
import java.lang.classfile.constantpool.*;
import java.lang.constant.*;
import java.lang.invoke.*;
import java.util.*;

public class ClassFiles {
  public static void main(String[] args) throws Throwable {
    ClassDesc me = ClassDesc.of("Made");
    byte[] bytes = ClassFile.of().build(me, c -> c
        .withFlags(ClassFile.ACC_PUBLIC)
        .withMethodBody("triple", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
            b -> b.iload(0).iconst_3().imul().ireturn())
        .withMethodBody("loop", MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, b -> {
          Label top = b.newLabel();
          Label end = b.newLabel();
          b.lconst_0().lstore(1).labelBinding(top).iload(0).ifle(end).lload(1).iload(0).i2l().ladd().lstore(1).iinc(0, -1).goto_(top).labelBinding(end).lload(1).lreturn();
        }));
    ClassModel model = ClassFile.of().parse(bytes);
    System.out.println(model.thisClass().asInternalName() + " " + model.majorVersion() + " " + model.methods().size());
    for (MethodModel m : model.methods()) {
      System.out.println(m.methodName().stringValue() + m.methodType().stringValue());
      m.code().ifPresent(code -> code.forEach(e -> { if (e instanceof Instruction i) System.out.print(i.opcode() + " "); }));
      System.out.println();
    }
    MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(ClassFile.of().transformClass(model, ClassTransform.ACCEPT_ALL), true);
    MethodHandle triple = lookup.findStatic(lookup.lookupClass(), "triple", MethodType.methodType(int.class, int.class));
    MethodHandle loop = lookup.findStatic(lookup.lookupClass(), "loop", MethodType.methodType(long.class, int.class));
    System.out.println((int) triple.invokeExact(14) + " " + (long) loop.invokeExact(1000));
    System.out.println(ClassFile.of().verify(bytes));
  }
}
