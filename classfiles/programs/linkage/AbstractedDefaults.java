// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import jdk.internal.org.objectweb.asm.ClassReader;
import jdk.internal.org.objectweb.asm.ClassVisitor;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** Interfaces that change behind the back of the classes that implement them: default methods made abstract again, methods that lose their bodies, defaults that conflict. */
public class AbstractedDefaults {
  interface Top {
    default String m() { return "Top"; }
    default long p(int a, String b, int[] c) { return 1; }
  }
  /** Gets abstract m() and p(). */
  interface Right extends Top {}
  static abstract class Half implements Right {}
  static class Conc extends Half {}
  static class Sub extends Conc { String sup() { return super.m(); } }
  static class Direct implements Right { String self() { return m(); } }
  /** Its m() becomes abstract. */
  static abstract class GoneHalf implements Top { public String m() { return "x"; } }
  static class Gone extends GoneHalf {}
  static abstract class AbHalf { public String m() { return "x"; } }
  static class Ab extends AbHalf {}
  static class Ab2 extends Ab {}
  interface IA { default String m() { return "IA"; } }
  /** Gets a default m(). */
  interface IB {}
  static class Two implements IA, IB {}
  static class TwoSub extends Two { String sup() { return super.m(); } }

  interface Action { Object run() throws Throwable; }

  public static class Body implements Runnable {
    static void show(String what, Action action) {
      try { System.out.println(what + " = " + action.run()); }
      catch (java.lang.reflect.InvocationTargetException e) { System.out.println(what + " threw " + e.getCause().getClass()); }
      catch (Throwable e) { System.out.println(what + " ! " + e); }
    }

    public void run() {
      show("class", () -> new Conc().m());
      show("abstract class", () -> ((Half) new Conc()).m());
      show("interface", () -> ((Right) new Conc()).m());
      show("top interface", () -> ((Top) new Conc()).m());
      show("subclass", () -> new Sub().m());
      show("subclass by top", () -> ((Top) new Sub()).m());
      show("subclass by half", () -> ((Half) new Sub()).m());
      show("super", () -> new Sub().sup());
      show("direct", () -> new Direct().m());
      show("direct by right", () -> ((Right) new Direct()).m());
      show("direct by top", () -> ((Top) new Direct()).m());
      show("self", () -> new Direct().self());
      show("parameters", () -> new Direct().p(1, "", new int[0]));
      show("method reference", () -> { Function<Conc, String> f = Conc::m; return f.apply(new Conc()); });
      show("reflection", () -> Conc.class.getMethod("m").invoke(new Conc()));
      show("handle", () -> MethodHandles.lookup().findVirtual(Conc.class, "m", MethodType.methodType(String.class)).invoke(new Conc()));
      show("gone", () -> new Gone().m());
      show("gone by half", () -> ((GoneHalf) new Gone()).m());
      show("no interface", () -> new Ab().m());
      show("no interface by half", () -> ((AbHalf) new Ab()).m());
      show("no interface, subclass", () -> new Ab2().m());
      show("two", () -> new Two().m());
      show("two by first", () -> ((IA) new Two()).m());
      show("two, super", () -> new TwoSub().sup());
      show("two, subclass", () -> new TwoSub().m());
      for (int i = 0; i < 2; i++) show("again", () -> new Conc().m());
    }
  }

  /** Changes a class as said above. */
  static byte[] changed(String name, byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM8, writer) {
      @Override public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
        boolean loses = name.endsWith("Half") && method.equals("m");
        MethodVisitor made = super.visitMethod(loses ? access | Opcodes.ACC_ABSTRACT : access, method, descriptor, signature, exceptions);
        return loses ? null : made;
      }
      @Override public void visitEnd() {
        int isAbstract = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
        if (name.endsWith("$Right")) {
          visitMethod(isAbstract, "m", "()Ljava/lang/String;", null, null);
          visitMethod(isAbstract, "p", "(ILjava/lang/String;[I)J", null, null);
        }
        if (name.endsWith("$IB")) {
          MethodVisitor m = visitMethod(Opcodes.ACC_PUBLIC, "m", "()Ljava/lang/String;", null, null);
          m.visitCode();
          m.visitLdcInsn("IB");
          m.visitInsn(Opcodes.ARETURN);
          m.visitMaxs(1, 1);
          m.visitEnd();
        }
      }
    }, 0);
    return writer.toByteArray();
  }

  public static void main(String[] args) throws Exception {
    ClassLoader loader = new ClassLoader(AbstractedDefaults.class.getClassLoader()) {
      @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("AbstractedDefaults")) return super.loadClass(name, resolve);
        Class<?> known = findLoadedClass(name);
        if (known != null) return known;
        try (var in = getResourceAsStream(name + ".class")) {
          byte[] bytes = changed(name, in.readAllBytes());
          return defineClass(name, bytes, 0, bytes.length);
        } catch (java.io.IOException e) { throw new ClassNotFoundException(name, e); }
      }
    };
    ((Runnable) loader.loadClass("AbstractedDefaults$Body").getDeclaredConstructor().newInstance()).run();
  }
}
