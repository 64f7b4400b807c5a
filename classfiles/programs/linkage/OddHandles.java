// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
import jdk.internal.org.objectweb.asm.Handle;
import jdk.internal.org.objectweb.asm.Type;

/** Method handle constants and bootstrap methods that the class file describes wrongly. */
public class OddHandles extends Gen {
  static final String CONCAT = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";
  static final String LAMBDA = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";

  static void concat(String what, int kind, String owner, String name, String descriptor, boolean asInterface) {
    run(what, new Loader("l").add("C", runner("C", m -> {
      m.visitInsn(ICONST_1);
      m.visitInvokeDynamicInsn("makeConcatWithConstants", "(I)Ljava/lang/String;", new Handle(kind, owner, name, descriptor, asInterface), "x\u0001");
      m.visitInsn(POP);
    })), "C");
  }

  static void lambda(String what, int access, String name, String descriptor, int kind, boolean asInterface, String factory) {
    Loader l = new Loader("l").add("L", cls("L", w -> {
      method(w, access, name, descriptor, m -> { print(m, "in lambda"); m.visitInsn(RETURN); });
      method(w, ACC_PUBLIC | ACC_STATIC, "run", "()V", m -> {
        String type = "()Ljava/lang/Runnable;";
        if ((access & ACC_STATIC) == 0) {
          construct(m, "L");
          type = "(LL;)Ljava/lang/Runnable;";
        }
        m.visitInvokeDynamicInsn(factory, type, new Handle(H_INVOKESTATIC, "java/lang/invoke/LambdaMetafactory", "metafactory", LAMBDA, false),
            Type.getMethodType("()V"), new Handle(kind, "L", name, "()V", asInterface), Type.getMethodType("()V"));
        m.visitMethodInsn(INVOKEINTERFACE, "java/lang/Runnable", "run", "()V", true);
        m.visitInsn(RETURN);
      });
    }));
    run(what, l, "L");
  }

  static void handle(String what, int kind, String owner, String name, String descriptor, boolean asInterface) {
    run(what, new Loader("l").add("H", runner("H", m -> { m.visitLdcInsn(new Handle(kind, owner, name, descriptor, asInterface)); m.visitInsn(POP); })), "H");
  }

  public static void main(String[] args) {
    String factory = "java/lang/invoke/StringConcatFactory";
    concat("concat", H_INVOKESTATIC, factory, "makeConcatWithConstants", CONCAT, false);
    concat("concat of interface", H_INVOKESTATIC, factory, "makeConcatWithConstants", CONCAT, true);
    concat("concat virtual", H_INVOKEVIRTUAL, factory, "makeConcatWithConstants", CONCAT, false);
    concat("concat of no class", H_INVOKESTATIC, "java/lang/invoke/NoFactory", "makeConcatWithConstants", CONCAT, false);
    concat("concat by no method", H_INVOKESTATIC, factory, "makeNothing", CONCAT, false);
    int priv = ACC_PRIVATE | ACC_STATIC;
    lambda("lambda", priv, "l", "()V", H_INVOKESTATIC, false, "run");
    lambda("lambda of interface", priv, "l", "()V", H_INVOKESTATIC, true, "run");
    lambda("lambda with varargs", priv | ACC_VARARGS, "l", "()V", H_INVOKESTATIC, false, "run");
    lambda("lambda not static", ACC_PRIVATE, "l", "()V", H_INVOKESTATIC, false, "run");
    lambda("lambda static", priv, "l", "()V", H_INVOKEVIRTUAL, false, "run");
    lambda("instance", ACC_PRIVATE, "l", "()V", H_INVOKEVIRTUAL, false, "run");
    lambda("instance special", ACC_PRIVATE, "l", "()V", H_INVOKESPECIAL, false, "run");
    lambda("instance with varargs", ACC_PRIVATE | ACC_VARARGS, "l", "()V", H_INVOKESPECIAL, false, "run");
    lambda("instance public", ACC_PUBLIC, "l", "()V", H_INVOKESPECIAL, false, "run");
    lambda("other method name", ACC_PUBLIC, "l", "()V", H_INVOKEVIRTUAL, false, "go");
    handle("static", H_INVOKESTATIC, "java/lang/Integer", "parseInt", "(Ljava/lang/String;)I", false);
    handle("static of interface", H_INVOKESTATIC, "java/lang/Integer", "parseInt", "(Ljava/lang/String;)I", true);
    handle("interface's static", H_INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", true);
    handle("interface's static of class", H_INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", false);
    handle("interface", H_INVOKEINTERFACE, "java/util/List", "size", "()I", true);
    handle("interface of class", H_INVOKEINTERFACE, "java/util/ArrayList", "size", "()I", true);
    handle("virtual of interface", H_INVOKEVIRTUAL, "java/util/List", "size", "()I", false);
    handle("private", H_INVOKEVIRTUAL, "java/util/ArrayList", "grow", "()[Ljava/lang/Object;", false);
    handle("special", H_INVOKESPECIAL, "java/lang/Object", "hashCode", "()I", false);
    handle("special elsewhere", H_INVOKESPECIAL, "java/lang/String", "hashCode", "()I", false);
    handle("constructor", H_NEWINVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    handle("constructor of abstract", H_NEWINVOKESPECIAL, "java/lang/Number", "<init>", "()V", false);
    handle("getter", H_GETFIELD, "java/awt/Point", "x", "I", false);
    handle("static getter", H_GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;", false);
    handle("static getter of instance", H_GETFIELD, "java/lang/System", "out", "Ljava/io/PrintStream;", false);
    handle("setter of final", H_PUTSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;", false);
    handle("missing class", H_INVOKESTATIC, "no/Where", "m", "()V", false);
    handle("missing method", H_INVOKESTATIC, "java/lang/Object", "m", "()V", false);
    handle("missing type", H_INVOKESTATIC, "java/lang/Object", "m", "(Lno/Where;)V", false);
    handle("missing field", H_GETSTATIC, "java/lang/Object", "f", "I", false);
    handle("class not exported", H_INVOKESTATIC, "jdk/internal/misc/Unsafe", "getUnsafe", "()Ljdk/internal/misc/Unsafe;", false);
    handle("array", H_INVOKEVIRTUAL, "[I", "clone", "()Ljava/lang/Object;", false);
  }
}
