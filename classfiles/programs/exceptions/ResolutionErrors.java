/** A failed resolution fails again in the same way: with a new error that says the same (JVMS 5.4.3). */
public class ResolutionErrors {
  static class Gone { static void m() {} static int f; }
  static class MyCnf extends ClassNotFoundException { MyCnf(String s) { super(s); } }
  static class MyLinkage extends LinkageError { MyLinkage(String s) { super(s); } }
  static class User {
    static void call() { Gone.m(); }
    static void make() { new Gone(); }
    static void field() { Gone.f = 1; }
    static Object literal() { return Gone.class; }
  }
  static int mode;
  static class L extends PatchedLoader {
    L() { super("l"); }
    @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
      if (n.endsWith("$Gone")) {
        System.out.println("asked for " + n);
        switch (mode) {
          case 0: throw new ClassNotFoundException("zero", new Exception("deep"));
          case 1: throw new MyCnf("one");
          case 2: throw new IllegalStateException("two");
          case 3: throw new MyLinkage("three");
          case 4: throw new NoClassDefFoundError();
          case 5: return null;
          case 6: return String.class;
          case 7: throw new StackOverflowError("seven");
          case 8: { Error e = new LinkageError("eight"); e.initCause(new RuntimeException("because")); throw e; }
          case 9: throw new ClassNotFoundException();
        }
      }
      return super.loadClass(n, r);
    }
  }
  static void show(Throwable t, String in) {
    System.out.println(in + t);
    int n = 0;
    for (StackTraceElement e : t.getStackTrace()) { if (n++ > 4 ) break; System.out.println(in + "   " + e.getMethodName() + ":" + e.getLineNumber()); }
    if (t.getCause() != null) show(t.getCause(), in + "  ");
  }
  public static void main(String[] a) throws Exception {
    for (mode = 0; mode < 10; mode++) {
      System.out.println("mode " + mode);
      L l = new L(); l.copy("ResolutionErrors$User");
      Class<?> u = l.loadClass("ResolutionErrors$User");
      for (String m : new String[] {"call", "call", "make", "field", "literal"}) {
        var k = u.getDeclaredMethod(m); k.setAccessible(true);
        try { k.invoke(null); } catch (java.lang.reflect.InvocationTargetException e) { System.out.println(m); show(e.getCause(), " "); }
      }
    }
  }
}
