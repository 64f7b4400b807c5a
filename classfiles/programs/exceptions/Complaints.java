import java.util.*;
/** What System.arraycopy, clone, casts, arrays, Throwable and library loading complain of, and from where. */
public class Complaints {
  interface A { void run() throws Throwable; }
  static int n;
  static void t(A a) { n++; try { a.run(); System.out.println(n + " none"); } catch (Throwable t) { System.out.println(n+" "+t + " @ " + (t.getStackTrace().length > 0 ? t.getStackTrace()[0] : "-")); } }
  static class NoClone { Object c() throws Exception { return super.clone(); } }
  static class Cl implements Cloneable { int[] a = {1}; long l = 5; Object c() throws Exception { return super.clone(); } }
  static class Fin implements Cloneable { Object c() throws Exception { return super.clone(); } protected void finalize() { } }
  static class MyEx extends Exception { MyEx(String m) { super(m); } public Throwable fillInStackTrace() { return this; } }
  static class MyEx2 extends Exception { MyEx2() { this(1); } MyEx2(int x) { super("two"); } static MyEx2 make() { return new MyEx2(); } }
  static class NoTrace extends Exception { NoTrace() { super("m", null, false, false); } }
  static Object id(Object o) { return o; }
  public static void main(String[] a) throws Throwable {
    Object[] srcs = { new int[5], new long[3], new Object[4], new String[]{"a", null, "b"}, new Integer[2], "str", null, new int[2][2], new byte[0], new double[1], new boolean[2], new char[2], new short[2], new float[2], new Object[]{"x", 1, "y"}, new Number[]{1, 2.0}, new List[1] };
    for (int i = 0; i < srcs.length; i++) for (int j = 0; j < srcs.length; j++) { Object s = srcs[i], d = srcs[j]; if (j < 6 || i == j || i < 4) t(() -> System.arraycopy(s, 0, d, 0, 1)); }
    int[] x = new int[5]; Object[] o = new Object[4]; String[] st = new String[3]; int[][] mm = new int[2][2];
    t(() -> System.arraycopy(x, -1, x, 0, 1)); t(() -> System.arraycopy(x, 0, x, -1, 1)); t(() -> System.arraycopy(x, 0, x, 0, -1)); t(() -> System.arraycopy(x, 4, x, 0, 2)); t(() -> System.arraycopy(x, 0, x, 4, 2)); t(() -> System.arraycopy(x, Integer.MAX_VALUE, x, 0, 1)); t(() -> System.arraycopy(x, 1, x, 0, Integer.MAX_VALUE)); t(() -> System.arraycopy(x, 0, x, Integer.MAX_VALUE, Integer.MAX_VALUE));
    t(() -> System.arraycopy(o, -1, o, 0, 1)); t(() -> System.arraycopy(o, 0, o, -1, 1)); t(() -> System.arraycopy(o, 0, o, 0, -1)); t(() -> System.arraycopy(o, 4, o, 0, 2)); t(() -> System.arraycopy(o, 0, st, 4, 2)); t(() -> System.arraycopy(mm, 4, mm, 4, 2)); t(() -> System.arraycopy(mm, 0, o, 3, 2)); t(() -> System.arraycopy(new int[1][1][1], 0, mm, 0, 1)); t(() -> System.arraycopy(new Object[]{"a", new int[0]}, 0, mm, 0, 2));t(() -> System.arraycopy(new Object[]{new int[1], new long[0]}, 0, mm, 0, 2)); System.out.println(mm[0].length);
    t(() -> System.arraycopy(x, 5, x, 5, 0)); t(() -> System.arraycopy(new Object[]{1}, 0, st, 3, 0)); t(() -> { Object[] q = {"a", "b", 1, "c"}; String[] r = new String[4]; try { System.arraycopy(q, 0, r, 0, 4); } finally { System.out.println(Arrays.toString(r)); } });
    t(() -> { int[] q = {1, 2, 3, 4, 5}; System.arraycopy(q, 0, q, 1, 4); System.out.println(Arrays.toString(q)); System.arraycopy(q, 1, q, 0, 4); System.out.println(Arrays.toString(q)); });
    t(() -> new NoClone().c()); t(() -> { Cl c = new Cl(), d = (Cl) c.c(); System.out.println(c.a == d.a && d.l == 5 && c != d && c.hashCode() != d.hashCode()); }); t(() -> new Fin().c()); t(() -> System.out.println(Arrays.toString(new int[]{1, 2}.clone()) + new String[]{"q"}.clone()[0] + new int[0].clone().length + new long[]{1L << 40}.clone()[0]));
    t(() -> { throw new MyEx("m"); }); t(() -> { throw MyEx2.make(); }); t(() -> { throw new NoTrace(); }); t(() -> { Exception e = new Exception("orig"); t2(e); });
    t(() -> { Throwable e = new Throwable("a", new Throwable("b")); e.addSuppressed(new Error("s")); java.io.StringWriter w = new java.io.StringWriter(); e.printStackTrace(new java.io.PrintWriter(w)); System.out.println(w.toString().replaceAll("\\$\\$Lambda.*", "L")); });
    t(() -> { Throwable e = new Throwable(); e.setStackTrace(new StackTraceElement[]{new StackTraceElement("C", "m", "F.java", 3), new StackTraceElement("l", "mod", "1", "C", "m", null, -2)}); e.printStackTrace(System.out); });
    t(() -> { new Throwable().setStackTrace(null); }); t(() -> { new Throwable().initCause(new Error()).initCause(new Error()); }); t(() -> { Throwable e = new Throwable(); e.initCause(e); });
    t(() -> { Object q = "s"; Integer i = (Integer) q; }); t(() -> { Object q = new int[0]; Complaints[] i = (Complaints[]) q; }); t(() -> { Object[] q = new Integer[1]; q[0] = "s"; }); t(() -> { Object[] q = new int[1][]; q[0] = new long[0]; }); t(() -> { int[] q = new int[(int) Long.parseLong("-1")]; }); t(() -> { int z = 0; System.out.println(1 / z); }); t(() -> { long z = 0; System.out.println(1 % z); }); t(() -> x[5]++); t(() -> x[-1]++); t(() -> { o[Integer.MIN_VALUE] = null; }); t(() -> "abc".charAt(3)); t(() -> "abc".substring(2, 1)); t(() -> List.of(1).get(1)); t(() -> new ArrayList<>(List.of(1)).get(1)); t(() -> Integer.parseInt("x")); t(() -> Optional.empty().get()); t(() -> new ArrayDeque<>().pop()); t(() -> List.of().add(null)); t(() -> { for (Object q : srcs2) srcs2.remove(q); }); t(() -> Enum.valueOf(Thread.State.class, "X")); t(() -> Class.forName("a.b.C")); t(() -> Complaints.class.getMethod("nope", int.class)); t(() -> Complaints.class.getDeclaredField("nope")); t(() -> { assert false; }); t(() -> id(null).hashCode());
    t(() -> { int[][] q = new int[3][-1]; }); t(() -> { int[] q = new int[Integer.MAX_VALUE]; }); t(() -> { Object[] q = new Object[Integer.MAX_VALUE - 1]; }); t(() -> { long[] q = new long[Integer.MAX_VALUE - 2]; });
    t(() -> rec(0)); t(() -> { StackOverflowError e = null; try { rec(0); } catch (StackOverflowError q) { e = q; } System.out.println(e.getMessage() + " " + e.getStackTrace().length + " " + e.getStackTrace()[500].getMethodName()); });
    t(() -> System.out.println(new String("ab").intern() == "ab" && ("a" + n).intern() == ("a" + n).intern() && new String("äΩ").intern() == "äΩ"));
    t(() -> System.out.println(System.identityHashCode(null) + " " + (System.identityHashCode(o) == o.hashCode()) + " " + (o.hashCode() > 0)));
    t(() -> System.out.println(System.mapLibraryName("foo"))); t(() -> System.mapLibraryName(null)); t(() -> System.out.println("skip")); t(() -> System.load("rel")); t(() -> System.load("/nope.so"));
  }
  static List<Object> srcs2 = new ArrayList<>(List.of(1, 2, 3));
  static int rec(int i) { return rec(i + 1) + 1; }
  static void t2(Exception e) throws Exception { e.fillInStackTrace(); throw e; }
}
