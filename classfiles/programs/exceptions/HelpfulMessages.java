import java.util.*;
import java.util.function.*;
/** What NullPointerExceptions of the VM say: which action failed, and on which expression. */
public class HelpfulMessages {
  static Object so; static int[][] sa = new int[3][]; String f; HelpfulMessages next; int[] ia; long l; double[][] dd;
  HelpfulMessages self() { return next; }
  static HelpfulMessages get(String a, int b, Object... c) { return null; }
  static StringBuilder sb(StringBuilder x, StringBuffer y, Objects[] z, java.util.Objects q) { return null; }
  interface A { void run() throws Throwable; }
  static int n;
  static void t(A a) { n++; try { a.run(); System.out.println(n + " none"); } catch (NullPointerException e) { System.out.println(n + " " + e.getMessage()); } catch (Throwable t) { System.out.println(n+" other "+t); } }
  static void par(int i, long j, String s, Object[] o) {
    t(() -> s.length());
    try { s.length(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { o[0] = s; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    Object[] q = o; 
    try { q[0] = s; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    o = null;
    try { o[0] = s; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { System.out.println(o.length); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
  }
  void inst(HelpfulMessages p) {
    try { this.next.f = "x"; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { p.next.next.f = "x"; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { p.next = new HelpfulMessages(); p.next.next = new HelpfulMessages(); p.next.next.next = new HelpfulMessages(); p.next.next.next.next= new HelpfulMessages(); p.next.next.next.next.next = new HelpfulMessages(); p.next.next.next.next.next.next.next.l = 5; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { p.self().self().self().self().self().self().self().self().ia[3] = 4; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { p.self().dd[n][p.self().ia[2]]++; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
  }
  static void loop() {
    for (int i = 0; i < 3; i++) { String s = i == 1 ? null : "a"; try { System.out.println(s.length()); } catch (NullPointerException e) { System.out.println(e.getMessage()); } }
    for (int i = 0; i < 3; i++) { try { System.out.println((i == 1 ? null : "a").length()); } catch (NullPointerException e) { System.out.println(e.getMessage()); } }
    String z = null;
    switch (n % 2) { case 0: z = null; break; default: z = null; }
    try { switch (z) { case "a": break; } } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { int i = (Integer) so; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { long i = (Long) (Object) get("", 1); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    Object[] oa = new Object[4]; int[][][] iii = new int[3][4][];
    try { synchronized (oa[2]) {} } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { iii[1][n % 3][2] = 3; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { iii[1][n + 1 > 0 ? 1 : 2][2] = 3; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { iii[2][Integer.parseInt("2")][2] += 3; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    try { ((int[]) null).clone(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
  }
  public static void main(String[] a) throws Throwable {
    t(() -> so.toString());
    t(() -> sa[1][2] = 3);
    t(() -> System.out.println(sa[2].length));
    t(() -> { throw null; });
    t(() -> { synchronized (so) { } });
    t(() -> get("a", 3, 4).self());
    t(() -> sb(null, null, null, null).append("x"));
    t(() -> get("a", 3, 4).sb(null,null,null,null).append((String) null));
    t(() -> { throw new NullPointerException(); });
    t(() -> { throw new NullPointerException("m"); });
    t(() -> Objects.requireNonNull(null));
    t(() -> Objects.requireNonNull(null, "mm"));
    t(() -> System.arraycopy(null, 0, null, 0, 1));
    t(() -> { int x = (int) so; });
    t(() -> { byte[] b = null; b[1] = 2; });
    t(() -> { byte[] b = null; b[1]++; });
    t(() -> { boolean[] b = null; b[1] = true; });
    t(() -> { char[] b = null; b[1] = 'c'; });
    t(() -> { short[] b = null; b[1] = 1; });
    t(() -> { long[] b = null; b[1] = 1; });
    t(() -> { float[] b = null; b[1] = 1; });
    t(() -> { double[] b = null; b[1] = 1; });
    t(() -> { double[] b = null; System.out.println(b[1]); });
    t(() -> { long[] b = null; System.out.println(b[1]); });
    t(() -> { float[] b = null; System.out.println(b[1]); });
    t(() -> { char[] b = null; System.out.println(b[1]); });
    t(() -> { short[] b = null; System.out.println(b[1]); });
    t(() -> { Supplier<String> s = null; s.get(); });
    t(() -> { Supplier<String> s = () -> null; s.get().length(); });
    t(() -> { List<Integer> s = new ArrayList<>(); s.add(null); int x = s.get(0); });
    t(() -> { Map<String,Integer> s = new HashMap<>(); int x = s.get("q"); });
    t(() -> NullPointerException.class.getDeclaredConstructor().newInstance().printStackTrace((java.io.PrintStream) null));
    t(() -> { throw (NullPointerException) NullPointerException.class.getDeclaredConstructor().newInstance(); });
    t(() -> { Comparable<String> c = "x"; c.compareTo(null); });
    t(() -> String.valueOf((char[]) null));
    t(() -> new HelpfulMessages().inst(null));
    t(() -> Class.forName(null));
    t(() -> { StringBuilder s = null; for (int i = 0; i < 3; i++) s.append(i); });
    t(() -> { HelpfulMessages p = new HelpfulMessages(); p.l++; p.next.l++; });
    t(() -> { NullPointerException e = new NullPointerException(); e.fillInStackTrace(); throw e; });
    t(() -> { try { so.hashCode(); } catch (NullPointerException e) { e.fillInStackTrace(); throw e; } });
    t(() -> { try { so.hashCode(); } catch (NullPointerException e) { e.setStackTrace(new StackTraceElement[0]); throw e; } });
    t(() -> HelpfulMessages.class.getMethod("self").invoke(null));
    t(() -> { Function<HelpfulMessages, HelpfulMessages> g = HelpfulMessages::self; g.apply(null); });
    t(() -> { HelpfulMessages np = null; Supplier<HelpfulMessages> g = np::self; });
    t(() -> java.lang.invoke.MethodHandles.lookup().findVirtual(HelpfulMessages.class, "self", java.lang.invoke.MethodType.methodType(HelpfulMessages.class)).invoke((HelpfulMessages) null));
    par(1, 2, null, null);
    new HelpfulMessages().inst(new HelpfulMessages());
    loop();
  }
}
