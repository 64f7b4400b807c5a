import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Stack overflows where they hurt: in initialisers, synchronized methods, finally blocks, handlers, natives, lambdas; over and over again. */
public class Overflows {
  static int depth, unwound, locked;
  interface Action { void run() throws Throwable; }
  static void attempt(String what, Action a) {
    depth = 0;
    try { a.run(); System.out.println(what + ": fine"); }
    catch (StackOverflowError e) { System.out.println(what + ": overflow, deep " + (depth > 200 || depth == 0) + ", frames " + e.getStackTrace().length + " " + e.getMessage()); }
    catch (Throwable t) { System.out.println(what + ": " + t + " <- " + t.getCause()); }
  }
  static synchronized void sync() { depth++; locked++; try { sync(); } finally { locked--; } }
  final Object lock = new Object();
  synchronized int syncInstance(int n) { synchronized (lock) { depth++; return syncInstance(n + 1) + 1; } }
  static int tryFinally(int n) { try { return tryFinally(n + 1); } finally { unwound++; } }
  static void catching() { depth++; try { catching(); } catch (StackOverflowError e) { throw e; } }
  static int swallowing(int n) { try { return swallowing(n + 1); } catch (StackOverflowError e) { return n; } }
  static long wide(long a, double b, long c, double d, long e, double f, long g, double h, Object i) { depth++; return wide(a + 1, b, c, d, e, f, g, h, i) + wide(a, b, c, d, e, f, g, h, i); }
  static void big() { depth++; long a0 = depth, a1 = a0 + 1, a2 = a1 * 3, a3 = a2 ^ 5, a4 = a3 + a0, a5 = a4 * a1, a6 = a5 - a2, a7 = a6 + a3; double b0 = a0, b1 = a1, b2 = a2, b3 = a3; String s = a0 + "" + a7; big(); if (b0 + b1 + b2 + b3 + a4 + a5 + a6 + a7 == 0.5) System.out.println(s); }
  static IntUnaryOperator lambda = x -> Overflows.lambda.applyAsInt(x + 1) + 1;
  static int viaReflection(int n) throws Throwable { depth++; try { return (int) Overflows.class.getDeclaredMethod("viaReflection", int.class).invoke(null, n + 1); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } }
  static int privileged(int n) { depth++; return java.security.AccessController.doPrivileged((java.security.PrivilegedAction<Integer>) () -> privileged(n + 1)) + 1; }
  static class Made { Made() throws Throwable { depth++; try { Made.class.getDeclaredConstructor().newInstance(); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } } }
  static final Runnable PROXY = (Runnable) java.lang.reflect.Proxy.newProxyInstance(Overflows.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> { depth++; Overflows.PROXY.run(); return null; });
  static int handle(int n) throws Throwable { depth++; return (int) HANDLE.invokeExact(n + 1) + 1; }
  static final java.lang.invoke.MethodHandle HANDLE;
  static { try { HANDLE = java.lang.invoke.MethodHandles.lookup().findStatic(Overflows.class, "handle", java.lang.invoke.MethodType.methodType(int.class, int.class)); } catch (ReflectiveOperationException e) { throw new Error(e); } }
  static String concat(int n) { depth++; String s = n + "," + concat(n + 1); return s; }
  static int lateLambda(int n) { depth++; if (n < 0) { Function<Integer, Integer> f = x -> x + n; return f.apply(n); } return lateLambda(n + 1) + 1; }
  static class Self { Object other; @Override public int hashCode() { return other.hashCode() + 1; } @Override public boolean equals(Object o) { return other.equals(o); } }
  static class Chain { Chain next; Chain(int n) { depth++; next = new Chain(n + 1); } }
  static class InInit { static int x = run(0); static int run(int n) { depth++; return run(n + 1) + 1; } }
  static class InInitRecursive { static int x = Recursive.go(3); }
  static class Recursive { static int go(int n) { return n == 0 ? 1 : go(n - 1); } }
  static class Late { static { depth += 0; } static int v = 5; static int get() { return v; } }
  static int late(int n) { depth++; if (n < 0) return Late.get(); return late(n + 1); }
  static class Comp implements Comparable<Comp> { public int compareTo(Comp o) { depth++; return o.compareTo(this); } }
  static void clinitDeep(int n) { if (n == 0) { System.out.println(Deep1.x); return; } clinitDeep(n - 1); }
  static class Deep1 { static int x = Deep2.x + 1; } static class Deep2 { static int x = Deep3.x + 1; } static class Deep3 { static int x = Integer.parseInt("40"); }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 3; i++) {
      attempt("sync", Overflows::sync);
      System.out.println("locked " + locked + " " + Thread.holdsLock(Overflows.class));
      Overflows o = new Overflows();
      attempt("sync instance", () -> o.syncInstance(0));
      System.out.println(Thread.holdsLock(o) + " " + Thread.holdsLock(o.lock));
      attempt("finally", () -> tryFinally(0));
      System.out.println(unwound > 1000);
      attempt("catching", Overflows::catching);
      attempt("swallowing", () -> System.out.println(swallowing(0) > 500));
      attempt("big frames", Overflows::big);
      attempt("lambda", () -> lambda.applyAsInt(0));
      attempt("reflection", () -> viaReflection(0));
      attempt("privileged", () -> privileged(0));
      attempt("new instance", Made::new);
      attempt("proxy", PROXY::run);
      attempt("handle", () -> handle(0));
      attempt("concat", () -> concat(0));
      attempt("late lambda", () -> lateLambda(0));
      attempt("late lambda", () -> System.out.println(lateLambda(-1)));
      attempt("constructor", () -> new Chain(0));
      Self a = new Self(), b = new Self(); a.other = b; b.other = a;
      attempt("hashCode", a::hashCode);
      attempt("map", () -> new HashMap<Object, Object>().put(a, b));
      attempt("compare", () -> new Comp().compareTo(new Comp()));
      List<Object> list = new ArrayList<>(); list.add(list);
      attempt("list hashCode", list::hashCode);
      List<Object> x = new ArrayList<>(), y = new ArrayList<>(); x.add(y); y.add(x);
      attempt("lists toString", x::toString);
      attempt("lists equal", () -> x.equals(y));
      Map<Object, Object> map = new HashMap<>(); Map<Object, Object> map2 = new HashMap<>(); map.put(1, map2); map2.put(1, map);
      attempt("maps", map::toString);
      attempt("pattern", () -> Pattern.compile("(a|b)*").matcher("ab".repeat(20000)).matches());
      Function<Object, Object> f = z -> z;
      for (int k = 0; k < 1000000; k++) f = f.andThen(z -> z);
      Function<Object, Object> g = f;
      attempt("andThen", () -> g.apply(1));
      Object[] nested = {}; for (int k = 0; k < 100000; k++) nested = new Object[] {nested};
      Object[] n = nested;
      attempt("deepToString", () -> System.out.println(java.util.Arrays.deepToString(n).length()));
      attempt("deepHash", () -> System.out.println(java.util.Arrays.deepHashCode(n)));
      Throwable cause = null; for (int k = 0; k < 20; k++) cause = new Exception("c" + k, cause);
      Throwable c = cause;
      attempt("still", () -> { if (c.getCause() == null) throw c; });
    }
    attempt("in init", () -> System.out.println(InInit.x));
    for (int i = 0; i < 2; i++) try { System.out.println(InInit.x); } catch (Throwable t) { System.out.println(t + " <- " + t.getCause()); }
    attempt("late", () -> late(0));
    attempt("late class", () -> System.out.println(Late.get()));
    for (int d = 100; d < 4000; d += 300) { int dd = d; attempt("deep init " + d, () -> clinitDeep(dd)); }
    Thread t = new Thread(null, () -> { try { big(); } catch (StackOverflowError e) { System.out.println("small stack " + (e.getStackTrace().length > 20)); } }, "small", 128 << 10);
    t.start(); t.join();
    Thread u = new Thread(null, () -> { int i = 0; while (i++ < 5) attempt("thread", Overflows::sync); }, "t");
    u.start(); u.join();
    Thread v = new Thread(() -> big(), "dies");
    v.setUncaughtExceptionHandler((th, e) -> System.out.println(th.getName() + " " + e));
    v.start(); v.join();
    System.out.println("alive");
  }
}
