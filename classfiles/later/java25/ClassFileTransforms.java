import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.classfile.constantpool.*;
import java.lang.classfile.instruction.*;
import java.lang.constant.*;
import java.lang.foreign.*;
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.stream.*;
import static java.lang.constant.ConstantDescs.*;
import static java.lang.foreign.ValueLayout.*;

/** Class files parsed, transformed and made. */
public class ClassFileTransforms {
    @Deprecated(since = "9") public static int add(int a, int b) { int s = a; for (int i = 0; i < b; i++) s++; return s; }

    static void classfile() throws Throwable {
        byte[] bytes = ClassFileTransforms.class.getResourceAsStream("ClassFileTransforms.class").readAllBytes();
        ClassModel cm = ClassFile.of().parse(bytes);
        System.out.println(cm.thisClass().asInternalName() + " " + cm.majorVersion() + " " + cm.methods().stream().map(m -> m.methodName().stringValue()).filter(n -> !n.contains("$")).sorted().toList());
        MethodModel add = cm.methods().stream().filter(m -> m.methodName().equalsString("add")).findFirst().get();
        System.out.println(add.code().get().elementStream().filter(e -> e instanceof Instruction).map(e -> ((Instruction) e).opcode().toString()).toList());
        byte[] changed = ClassFile.of().transformClass(cm, ClassTransform.transformingMethodBodies(m -> m.methodName().equalsString("add"), (b, e) -> { if (e instanceof ReturnInstruction) { b.iconst_1().iadd(); } b.with(e); }).andThen(ClassTransform.dropping(e -> e instanceof MethodModel m && !m.methodName().equalsString("add"))));
        Class<?> c = new ClassLoader(null) { Class<?> def() { return defineClass("ClassFileTransforms", changed, 0, changed.length); } }.def();
        System.out.println(c.getMethod("add", int.class, int.class).invoke(null, 3, 4) + " " + c.getDeclaredMethods().length);
        ClassDesc cd = ClassDesc.of("gen.Fib");
        byte[] gen = ClassFile.of().build(cd, b -> b.withFlags(AccessFlag.PUBLIC).withMethodBody("fib", MethodTypeDesc.of(CD_int, CD_int), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, k -> k.iload(0).iconst_2().ifThenElse(Opcode.IF_ICMPLT, t -> t.iload(0).ireturn(), f -> f.iload(0).iconst_1().isub().invokestatic(cd, "fib", MethodTypeDesc.of(CD_int, CD_int)).iload(0).iconst_2().isub().invokestatic(cd, "fib", MethodTypeDesc.of(CD_int, CD_int)).iadd().ireturn()))
            .withMethodBody("safe", MethodTypeDesc.of(CD_String, CD_Object), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, k -> k.trying(t -> t.aload(0).invokevirtual(CD_Object, "toString", MethodTypeDesc.of(CD_String)).areturn(), cb -> cb.catching(ClassDesc.of("java.lang.NullPointerException"), h -> h.pop().ldc("null!").areturn()))));
        Class<?> g = new ClassLoader(ClassFileTransforms.class.getClassLoader()) { Class<?> def() { return defineClass("gen.Fib", gen, 0, gen.length); } }.def();
        System.out.println(g.getMethod("fib", int.class).invoke(null, 15) + " " + g.getMethod("safe", Object.class).invoke(null, (Object) null) + " " + ClassFile.of().verify(gen));
        System.out.println(cm.findAttribute(Attributes.sourceFile()).map(a -> a.sourceFile().stringValue()).orElse("?") + " " + add.findAttribute(Attributes.deprecated()).isPresent() + " " + add.findAttribute(Attributes.runtimeVisibleAnnotations()).get().annotations().get(0).elements());
        MethodHandles.Lookup h = MethodHandles.lookup().defineHiddenClass(ClassFile.of().build(ClassDesc.of("Hid"), b -> b.withMethodBody("m", MethodTypeDesc.of(CD_Object), ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC, k -> k.loadConstant(DynamicConstantDesc.ofNamed(ConstantDescs.ofConstantBootstrap(ClassDesc.of("java.lang.invoke.MethodHandles"), "classData", CD_Object), "_", CD_Object)).areturn())), true, MethodHandles.Lookup.ClassOption.NESTMATE) instanceof MethodHandles.Lookup l ? l : null;
        System.out.println(h.lookupClass().isHidden());
    }

    public static void main(String[] args) throws Throwable {
        classfile();
    }
}
