import java.lang.reflect.InvocationTargetException;

/** What modules keep to themselves, natives that nobody has written, and calls of super methods that are not there. */
public class Denied {
  public static class Stand { public static int number; public static int get() { return 1; } public Stand() {} public int go() { return 2; } public interface In { int f(); } }
  static class Base { void m() {} protected void p() {} static void s() {} void abs() {} private void priv() {} }
  static class Middle extends Base {}
  interface One { default void o() {} } interface Two extends One {}
  public static class User extends Middle implements Two {
    public static int field() { return Stand.number; }
    public static int call() { return Stand.get(); }
    public static Object make() { return new Stand(); }
    public static Object literal() { return Stand.class; }
    public static Object array() { return new Stand[1]; }
    public static Object cast() { return (Stand) null; }
    public static Object castReal() { Object o = "s"; return (Stand) o; }
    public static boolean is() { Object o = "s"; return o instanceof Stand; }
    public static Object lambda() { java.util.function.Supplier<Object> s = Stand::new; return s.get(); }
    public static Object multi() { Stand[][] s = new Stand[1][2]; return s.length; }
    public static void caught() { try { System.out.print("in "); Integer.parseInt("x"); } catch (NumberFormatException e) { System.out.println("caught"); } }
    public static void superM() { new User().m2(); } void m2() { super.m(); }
    public static void superDefault() { new User().d2(); } void d2() { Two.super.o(); }
  }
  static class Natives { static native int one(int a, String[] b, long c); native Object two(); private static native void three_x(char[][] c, Natives n); static synchronized native boolean four(float f, double d, byte b, short s); }
  interface Action { Object run() throws Throwable; }
  static void attempt(String what, Action a) {
    for (int i = 0; i < 2; i++)
      try { System.out.println(what + ": " + String.valueOf(a.run()).replaceAll("@[0-9a-f]+", "@")); }
      catch (InvocationTargetException e) { say(what, e.getCause()); }
      catch (Throwable t) { say(what, t); }
  }
  static void say(String what, Throwable t) {
    System.out.println(what + ": " + t.toString().replaceAll("@(0x)?[0-9a-f]+", "@") + (t.getCause() == null ? "" : " <- " + t.getCause().toString().replaceAll("@(0x)?[0-9a-f]+", "@")));
    System.out.println("   " + t.getStackTrace()[0].toString().replaceAll("/0x[0-9a-f]+", ""));
  }
  static final String D = "Denied$";
  static PatchedLoader user(String from, String to) { return new PatchedLoader("deny").copy(D + "Base", D + "Middle", D + "One", D + "Two").put(D + "User", ClassBytes.of(D + "User").replace(from, to)); }
  public static void main(String[] args) throws Exception {
    String[] uses = {"field", "call", "make", "literal", "array", "cast", "castReal", "is", "lambda", "multi"};
    for (String to : new String[] {"jdk/internal/misc/Unsafe", "sun/nio/ch/IOUtil", "java/util/ImmutableCollections", "jdk/internal/misc/Nowhere", "com/sun/tools/javac/Main", "com/sun/tools/javac/code/Type", "java/sql/Driver"}) {
      Class<?> c = user(D + "Stand", to).loadClass(D + "User");
      for (String use : uses) attempt(to + " " + use, () -> c.getMethod(use).invoke(null));
    }
    attempt("caught", () -> user("java/lang/NumberFormatException", "jdk/internal/misc/Nowhere").loadClass(D + "User").getMethod("caught").invoke(null));
    attempt("caught", () -> user("java/lang/NumberFormatException", "sun/nio/ch/IOStatus").loadClass(D + "User").getMethod("caught").invoke(null));
    attempt("one", () -> Natives.one(1, null, 2)); attempt("two", () -> new Natives().two()); attempt("three", () -> { Natives.three_x(null, null); return 0; }); attempt("four", () -> Natives.four(1, 2, (byte) 3, (short) 4));
    attempt("native by reflection", () -> Natives.class.getDeclaredMethod("two").invoke(new Natives()));
    attempt("library", () -> { System.load("relative"); return 0; }); attempt("library", () -> { System.load("/no/such/file.so"); return 0; }); attempt("library", () -> { System.loadLibrary("a/b"); return 0; }); attempt("library", () -> { System.loadLibrary(""); return 0; }); attempt("library", () -> { System.loadLibrary(null); return 0; }); attempt("library", () -> { Runtime.getRuntime().load(""); return 0; });
    final int PRIVATE = 2, STATIC = 8, ABSTRACT = 0x400, FINAL = 16;
    for (String m : new String[] {"superM", "superDefault"}) attempt("super " + m, () -> user("x".equals(m) ? "" : "m2", "m2").loadClass(D + "User").getMethod(m).invoke(null));
    attempt("super gone", () -> user("m2", "m2").put(D + "Base", ClassBytes.of(D + "Base").replace("m", "mm")).loadClass(D + "User").getMethod("superM").invoke(null));
    attempt("super static", () -> user("m2", "m2").put(D + "Base", ClassBytes.of(D + "Base").flags("m", 0, STATIC)).loadClass(D + "User").getMethod("superM").invoke(null));
    attempt("super private", () -> user("m2", "m2").put(D + "Base", ClassBytes.of(D + "Base").flags("m", 0, PRIVATE)).loadClass(D + "User").getMethod("superM").invoke(null));
    attempt("super default gone", () -> user("m2", "m2").put(D + "One", ClassBytes.of(D + "One").replace("o", "oo")).loadClass(D + "User").getMethod("superDefault").invoke(null));
    attempt("super default static", () -> user("m2", "m2").put(D + "One", ClassBytes.of(D + "One").flags("o", 0, STATIC)).loadClass(D + "User").getMethod("superDefault").invoke(null));
    attempt("super indirect", () -> user("m2", "m2").put(D + "User", ClassBytes.of(D + "User").replace(D + "Two", "java/io/Serializable")).loadClass(D + "User").getMethod("superDefault").invoke(null));
    attempt("super other", () -> new PatchedLoader("deny").copy(D + "Base", D + "Middle", D + "One", D + "Two", D + "User").put(D + "Middle", ClassBytes.of(D + "Middle").replace(D + "Base", "java/lang/Object")).loadClass(D + "User").getMethod("superM").invoke(null));
    attempt("package-private super elsewhere", () -> new PatchedLoader("deny").copy(D + "User").loadClass(D + "User").getMethod("superM").invoke(null));
  }
}
