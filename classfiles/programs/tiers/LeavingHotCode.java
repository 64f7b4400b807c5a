// vm: -XX:-OmitStackTraceInFastThrow
// stress: no (it runs long)
import java.util.*;
/** Hot code that is left in all ways: other classes, exceptions through inlined calls, null, division, deep recursion, locks, threads. */
public class LeavingHotCode {
  interface Shape { double area(); }
  static class Sq implements Shape { double s; Sq(double s) { this.s = s; } public double area() { return s * s; } }
  static class Ci implements Shape { double r; Ci(double r) { this.r = r; } public double area() { return 3 * r * r; } }
  static double sum(Shape[] a) { double t = 0; for (Shape x : a) t += x.area(); return t; }
  static int depth;
  static int rec(int n) { depth = n; return rec(n + 1) + 1; }
  static int c(int[] a, int i) { return a[i] + 1; }
  static int b(int[] a, int i) { return c(a, i) * 2; }
  static int a(int[] a, int i) { return b(a, i) + 3; }
  static synchronized int sync(int n, int[] a) { int s = 0; for (int i = 0; i < n; i++) s += a[i & 7]; return s; }
  static long mix(int a, long b, double c, Object o, int d) { return a + b * 3 + (long) c + o.hashCode() + a / d; }
  public static void main(String[] args) throws Exception {
    Shape[] s = new Shape[100];
    for (int i = 0; i < 100; i++) s[i] = new Sq(i);
    double t = 0;
    for (int k = 0; k < 20000; k++) { t += sum(s); if (k == 15000) for (int i = 0; i < 100; i += 3) s[i] = new Ci(i); }
    System.out.println(t);
    int so = 0;
    for (int i = 0; i < 5; i++) try { rec(0); } catch (StackOverflowError e) { so++; }
    System.out.println(so + " " + (depth > 1000));
    int[] x = new int[8];
    long z = 0;
    for (int k = 0; k < 50000; k++) {
      try { z += a(x, k % 9); } catch (ArrayIndexOutOfBoundsException e) {
        z += 7;
        if (k == 44) for (StackTraceElement el : e.getStackTrace()) System.out.println(el);
        if (k == 49994) { for (StackTraceElement el : e.getStackTrace()) System.out.println(el); System.out.println(e.getMessage()); }
      }
    }
    System.out.println(z);
    for (int k = 0; k < 3000; k++) { x[k & 7] = k; z += sync(k, x); }
    try { for (int k = 0; k < 10; k++) z += sync(100, k == 9 ? null : x); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    System.out.println(z + " " + Thread.holdsLock(LeavingHotCode.class));
    for (int k = 0; k < 9000; k++) try { z += mix(k, k * 5L, k / 2.0, k % 1000 == 999 ? null : "s", k % 500); } catch (ArithmeticException | NullPointerException e) { z ^= e.getMessage().hashCode(); }
    System.out.println(z);
    Thread[] th = new Thread[4];
    long[] r = new long[4];
    for (int n = 0; n < 4; n++) { int m = n; th[n] = new Thread(() -> { long q = 0; for (int i = 0; i < 3_000_000; i++) { q += i ^ m; if (i % 1000000 == 0) { Object o = make(i, m); q += o.toString().length(); } } r[m] = q; }); th[n].start(); }
    for (Thread w : th) w.join();
    System.out.println(Arrays.toString(r));
  }
  static Object make(int i, int m) { return i == 0 ? "a" : i == 1000000 ? new StringBuilder("bb") : new ArrayList<>(List.of(m)); }
}
