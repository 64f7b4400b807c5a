import java.io.PrintWriter;
import java.io.StringWriter;

/** Initialisers that fail, for good: what first and later uses say, with all causes, in several threads and ways of asking. */
public class FailedInitializers {
  static class Plain { static final int X = Integer.parseInt("x"); static void m() {} }
  static class NoMessage { static { if (true) throw new IllegalStateException(); } static int f; }
  static class WithCause { static { fail(); } static void fail() { try { Integer.parseInt("y"); } catch (NumberFormatException e) { throw new RuntimeException("wrapped", e); } } }
  static class Parent { static int p = 1 / zero(); static int zero() { return 0; } }
  static class Child extends Parent { static int c = 2; }
  static class GrandChild extends Child {}
  interface Face { int V = FailedInitializers.explode("face"); default void d() {} }
  static class Impl implements Face {}
  interface Lazy { int V = FailedInitializers.explode("lazy"); int CONST = 5; }
  static class LazyImpl implements Lazy {}
  static class AnError { static { if (true) throw new LinkageError("link"); } }
  static class Eiie { static { if (true) throw new ExceptionInInitializerError("own"); } }
  static class Nested { static int v = Plain2.X; } static class Plain2 { static int X = Integer.parseInt("deep"); }
  static class Npe { static String s; static int l = s.length(); }
  static class Cast { static Object o = "s"; static Integer i = (Integer) o; }
  static class Throws { static { FailedInitializers.<RuntimeException>sneak(new Exception("checked")); } }
  static class Thr { static { FailedInitializers.<RuntimeException>sneak(new Throwable("throwable")); } }
  enum En { A(1), B(0); final int q; En(int d) { q = 10 / d; } }
  static class Holder { static final Holder H = new Holder(); final int v; Holder() { v = explode("holder"); } }
  static class Weird extends RuntimeException { @Override public String getMessage() { return "weird message"; } @Override public String toString() { return "weird string"; } }
  static class ThrowsWeird { static { if (true) throw new Weird(); } }
  static class BadMessage extends RuntimeException { @Override public String getMessage() { throw new IllegalStateException("message"); } }
  static class ThrowsBad { static { if (true) throw new BadMessage(); } }
  static class Lambda { static final Runnable R = () -> explode("lambda"); static { R.run(); } }
  static class Assert { static { if (true) throw new AssertionError(new Object[0].length); } }

  static int explode(String s) { throw new UnsupportedOperationException(s); }
  @SuppressWarnings("unchecked") static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }
  interface Action { Object run() throws Throwable; }
  static void attempt(String what, Action a) {
    for (int i = 0; i < 2; i++) {
      try { System.out.println(what + ": " + a.run()); }
      catch (Throwable t) {
        System.out.println("== " + what);
        try {
          StringWriter w = new StringWriter();
          t.printStackTrace(new PrintWriter(w, true));
          System.out.print(w.toString().replaceAll("Accessor\\d+", "AccessorN").replaceAll("Lambda.\\d+/0x\\w+", "Lambda"));
        } catch (Throwable u) { System.out.println("   cannot print: " + u); }
        if (t instanceof ExceptionInInitializerError && !what.equals("bad")) System.out.println("  getException " + ((ExceptionInInitializerError) t).getException() + " " + t.getMessage());
      }
    }
  }
  public static void main(String[] args) throws Exception {
    attempt("plain", () -> Plain.X);
    attempt("plain call", () -> { Plain.m(); return 1; });
    attempt("plain new", Plain::new);
    attempt("plain array", () -> new Plain[1].length);
    attempt("plain literal", () -> Plain.class.getSimpleName());
    attempt("plain forName", () -> Class.forName("FailedInitializers$Plain"));
    attempt("plain forName lazily", () -> Class.forName("FailedInitializers$Plain", false, FailedInitializers.class.getClassLoader()).getName());
    attempt("plain reflection", () -> Plain.class.getDeclaredField("X").get(null));
    attempt("plain newInstance", () -> Plain.class.getDeclaredConstructor().newInstance());
    attempt("plain invoke", () -> Plain.class.getDeclaredMethod("m").invoke(null));
    attempt("no message", () -> NoMessage.f);
    attempt("no message put", () -> NoMessage.f = 1);
    attempt("with cause", WithCause::new);
    attempt("grand child", GrandChild::new);
    attempt("child", () -> Child.c);
    attempt("parent", () -> Parent.p);
    attempt("impl", Impl::new);
    attempt("face", () -> Face.V);
    attempt("lazy impl", () -> new LazyImpl() != null);
    attempt("lazy const", () -> Lazy.CONST);
    attempt("lazy", () -> Lazy.V);
    attempt("an error", AnError::new);
    attempt("eiie", Eiie::new);
    attempt("nested", () -> Nested.v);
    attempt("plain2", () -> Plain2.X);
    attempt("npe", () -> Npe.l);
    attempt("cast", () -> Cast.i);
    attempt("throws", Throws::new);
    attempt("throwable", Thr::new);
    attempt("enum", () -> En.A);
    attempt("enum valueOf", () -> En.valueOf("B"));
    attempt("enum constants", () -> En.class.getEnumConstants());
    attempt("holder", () -> Holder.H.v);
    attempt("weird", ThrowsWeird::new);
    attempt("bad", ThrowsBad::new);
    attempt("lambda", () -> Lambda.R);
    attempt("assert", Assert::new);
    Thread[] threads = new Thread[2];
    String[] results = new String[2];
    for (int i = 0; i < 2; i++) { int k = i; threads[i] = new Thread(() -> { try { Slow.x++; } catch (Throwable t) { results[k] = t + " <- " + t.getCause(); } }, "worker"); threads[i].start(); }
    for (Thread t : threads) t.join();
    java.util.Arrays.sort(results);
    System.out.println(String.join("\n", results));
    attempt("loader", () -> new PatchedLoader("own").copy("FailedInitializers$Plain").loadClass("FailedInitializers$Plain").getDeclaredMethod("m").invoke(null));
    attempt("unsafe", () -> java.lang.invoke.MethodHandles.lookup().ensureInitialized(Parent.class));
    attempt("handle", () -> (int) java.lang.invoke.MethodHandles.lookup().findStaticGetter(Parent.class, "p", int.class).invoke());
    System.out.println(new Deep().toString() == null);
  }
  static class Slow { static int x = slow(); static int slow() { try { Thread.sleep(50); } catch (InterruptedException e) {} return explode("slow"); } }
  static class Deep {}
}
