/** Which method a call selects when classes have changed, and how it fails if there is none. */
public class Selection {
  interface A { default String m() { return "A"; } default String k() { return "kA"; } }
  interface B { default String m2() { return "B"; } default void v(int[] x, String s) {} }
  interface C extends A { String abs(); }
  static class AB implements A, B { public String toString() { return "AB"; } }
  static class Ca implements C { public String abs() { return "abs"; } public String m() { return "Ca"; } }
  static abstract class Top { abstract void t(); void c() {} protected abstract Object u(long l, Object... o); }
  static abstract class Mid extends Top { abstract void t(); }
  static class Bottom extends Mid { void t() {} protected Object u(long l, Object... o) { return null; } }
  static class Sub extends Bottom { void c() {} }
  static class User {
    static Object am() { A a = new AB(); return a.m(); }
    static Object abm() { AB a = new AB(); return a.m(); }
    static Object bm2() { B b = new AB(); return b.m2(); }
    static Object abm2() { AB b = new AB(); return b.m2(); }
    static Object bv() { B b = new AB(); b.v(null, null); return "v"; }
    static Object cm() { C c = new Ca(); return c.m(); }
    static Object cabs() { C c = new Ca(); return c.abs(); }
    static Object topT() { Top t = new Bottom(); t.t(); return "t"; }
    static Object midT() { Mid t = new Bottom(); t.t(); return "t"; }
    static Object botT() { Bottom t = new Bottom(); t.t(); return "t"; }
    static Object topU() { Top t = new Bottom(); return t.u(1, 2, 3); }
    static Object warm() { Top[] all = {new Sub(), new Bottom()}; for (int i = 0; i < 30; i++) all[0].t(); all[1].t(); return "w"; }
    static Object refl() throws Throwable { try { return A.class.getMethod("m").invoke(new AB()); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } }
    static Object ref() { java.util.function.Supplier<String> s = new AB()::m; return s.get(); }
    static Object classHandle() throws Throwable { return java.lang.invoke.MethodHandles.lookup().findVirtual(AB.class, "m", java.lang.invoke.MethodType.methodType(String.class)).invoke(new AB()); }
    static Object absHandle() throws Throwable { return java.lang.invoke.MethodHandles.lookup().findVirtual(C.class, "abs", java.lang.invoke.MethodType.methodType(String.class)).invoke(new Ca()); }
    static Object absRefl() throws Throwable { try { return C.class.getMethod("abs").invoke(new Ca()); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } }
    static Object absRef() { java.util.function.Supplier<String> s = new Ca()::abs; return s.get(); }
    static Object topHandle() throws Throwable { java.lang.invoke.MethodHandles.lookup().findVirtual(Top.class, "t", java.lang.invoke.MethodType.methodType(void.class)).invoke((Top) new Bottom()); return "t"; }
    static Object topRefl() throws Throwable { try { return Top.class.getDeclaredMethod("t").invoke(new Bottom()); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } }
    static Object topRef() { Runnable r = ((Top) new Bottom())::t; r.run(); return "t"; }
    static Object handle() throws Throwable { return java.lang.invoke.MethodHandles.lookup().findVirtual(A.class, "m", java.lang.invoke.MethodType.methodType(String.class)).invoke(new AB()); }
  }
  static final String S = "Selection$";
  static final String[] ALL = {"A", "B", "C", "AB", "Ca", "Top", "Mid", "Bottom", "Sub", "User"};
  static PatchedLoader loader() { PatchedLoader l = new PatchedLoader("sel"); for (String n : ALL) l.copy(S + n); return l; }
  static ClassBytes of(String n) { return ClassBytes.of(S + n); }
  static void run(String what, PatchedLoader l, String... calls) throws Exception {
    for (String c : calls) for (int i = 0; i < 2; i++) {
      try {
        var m = l.loadClass(S + "User").getDeclaredMethod(c); m.setAccessible(true);
        System.out.println(what + " " + c + " -> " + m.invoke(null));
      } catch (java.lang.reflect.InvocationTargetException e) {
        Throwable t = e.getCause();
        System.out.println(what + " " + c + ": " + t.toString().replaceAll("@[0-9a-f]+", "@") + (t.getCause() == null ? "" : " <- " + t.getCause()));
        for (int k = 0; k < 2; k++) System.out.println("   " + t.getStackTrace()[k].getClassName() + "." + t.getStackTrace()[k].getMethodName());
      } catch (Throwable t) { System.out.println(what + " " + c + ": " + t); }
    }
  }
  public static void main(String[] args) throws Exception {
    final int PUBLIC = 1, PRIVATE = 2, PROTECTED = 4, STATIC = 8, FINAL = 16, ABSTRACT = 0x400;
    run("plain", loader(), "am", "abm", "bm2", "abm2", "bv", "cm", "cabs", "topT", "midT", "botT", "topU", "warm", "refl", "ref", "handle");
    run("conflict", loader().put(S + "B", of("B").replace("m2", "m")), "am", "abm", "refl", "ref", "handle", "classHandle");
    run("gone", loader().put(S + "A", of("A").replace("m", "mm")), "am", "abm", "refl", "ref", "handle");
    run("abs gone", loader().put(S + "Ca", of("Ca").replace("abs", "xabs")), "cabs", "cm", "absHandle", "absRefl", "absRef");
    run("abs not public", loader().put(S + "Ca", of("Ca").flags("abs", PUBLIC, 0)), "cabs", "absHandle", "absRefl", "absRef");
    run("reabstract", loader().put(S + "C", of("C").replace("abs", "m")).put(S + "Ca", of("Ca").replace("m", "mm")), "cm");
    run("t gone", loader().put(S + "Bottom", of("Bottom").replace("t", "tt")), "topT", "midT", "botT", "warm", "topHandle", "topRefl", "topRef");
    run("u gone", loader().put(S + "Bottom", of("Bottom").replace("u", "uu")), "topU");
    run("t private", loader().put(S + "Bottom", of("Bottom").flags("t", 0, PRIVATE)), "topT", "midT", "botT");
    run("t static", loader().put(S + "Bottom", of("Bottom").flags("t", 0, STATIC)), "topT", "midT", "botT");
    run("mid static", loader().put(S + "Mid", of("Mid").replace("t", "q")), "topT", "midT", "botT");
    run("class default private", loader().put(S + "A", of("A").flags("m", PUBLIC, PRIVATE)), "am", "abm", "ref");
    run("default static", loader().put(S + "A", of("A").flags("m", 0, STATIC)), "am", "abm", "ref");
    run("m not public", loader().put(S + "Ca", of("Ca").flags("m", PUBLIC, 0)), "cm");
    run("m private", loader().put(S + "Ca", of("Ca").flags("m", PUBLIC, PRIVATE)), "cm");
    run("m static", loader().put(S + "Ca", of("Ca").flags("m", 0, STATIC)), "cm");
    run("m protected", loader().put(S + "Ca", of("Ca").flags("m", PUBLIC, PROTECTED)), "cm");
  }
}
