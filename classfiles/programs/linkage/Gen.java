import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** Class files made on the spot, loaders that hand them out, and the errors that come of it. */
class Gen implements Opcodes {
  interface Body { void emit(MethodVisitor m); }

  static byte[] make(int version, int access, String name, String parent, String[] interfaces, Consumer<ClassWriter> body) {
    ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    w.visit(version, access, name, null, parent, interfaces);
    body.accept(w);
    w.visitEnd();
    return w.toByteArray();
  }

  static byte[] cls(String name, String parent, String[] interfaces, Consumer<ClassWriter> body) {
    return make(V17, ACC_PUBLIC | ACC_SUPER, name, parent, interfaces, w -> { init(w, parent); body.accept(w); });
  }

  static byte[] cls(String name, Consumer<ClassWriter> body) { return cls(name, "java/lang/Object", null, body); }

  static byte[] itf(String name, String[] interfaces, Consumer<ClassWriter> body) {
    return make(V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, name, "java/lang/Object", interfaces, body);
  }

  static void init(ClassWriter w, String parent) {
    method(w, ACC_PUBLIC, "<init>", "()V", m -> {
      m.visitVarInsn(ALOAD, 0);
      m.visitMethodInsn(INVOKESPECIAL, parent, "<init>", "()V", false);
      m.visitInsn(RETURN);
    });
  }

  static void method(ClassWriter w, int access, String name, String descriptor, Body body) {
    MethodVisitor m = w.visitMethod(access, name, descriptor, null, null);
    if (body != null) {
      m.visitCode();
      body.emit(m);
      m.visitMaxs(0, 0);
    }
    m.visitEnd();
  }

  /** A method that prints a text. */
  static void says(ClassWriter w, int access, String name, String text) {
    method(w, access, name, "()V", m -> { print(m, text); m.visitInsn(RETURN); });
  }

  static void print(MethodVisitor m, String text) {
    m.visitFieldInsn(GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    m.visitLdcInsn(text);
    m.visitMethodInsn(INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
  }

  static void construct(MethodVisitor m, String name) {
    m.visitTypeInsn(NEW, name);
    m.visitInsn(DUP);
    m.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
  }

  /** A public class with a static method `run`. */
  static byte[] runner(String name, Body body) {
    return cls(name, w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()V", m -> { body.emit(m); m.visitInsn(RETURN); }));
  }

  static class Loader extends ClassLoader {
    final Map<String, byte[]> files = new HashMap<>();
    final Map<String, ClassLoader> others = new HashMap<>();

    Loader(String name) { super(name, Gen.class.getClassLoader()); }
    Loader(String name, ClassLoader parent) { super(name, parent); }

    Loader add(String name, byte[] bytes) { files.put(name.replace('/', '.'), bytes); return this; }
    Loader ask(String name, ClassLoader other) { others.put(name.replace('/', '.'), other); return this; }

    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      ClassLoader other = others.get(name);
      if (other != null) return other.loadClass(name);
      byte[] b = files.get(name);
      if (b == null) return super.loadClass(name, resolve);
      Class<?> c = findLoadedClass(name);
      return c != null ? c : defineClass(name, b, 0, b.length);
    }

    Object run(String type) throws Exception {
      return Class.forName(type.replace('/', '.'), true, this).getMethod("run").invoke(null);
    }
  }

  static String text(Throwable t) {
    return String.valueOf(t).replaceAll("@(0x)?[0-9a-f]+", "@HASH").replaceAll("0x[0-9a-f]{6,16}", "0xHASH");
  }

  static void attempt(String what, Callable<?> action) {
    try {
      Object result = action.call();
      System.out.println(what + ": " + result);
    } catch (Throwable t) {
      while (t instanceof InvocationTargetException) t = t.getCause();
      System.out.println(what + ": " + text(t));
      for (Throwable c = t.getCause(); c != null; c = c.getCause()) System.out.println("  cause " + text(c));
    }
  }

  /** Runs `run` of the class twice: errors of resolution stay. */
  static void run(String what, Loader loader, String type) {
    attempt(what, () -> loader.run(type));
    attempt(what + " again", () -> loader.run(type));
  }
}
