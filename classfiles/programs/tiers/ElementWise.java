/** Loops that do the same to one element after the other: all types, arrays that are one, limits and lengths of all kinds, and exceptions in the midst of it. */
public final class ElementWise {
  static long hash;

  static void mix(long x) { hash = hash * 31 + x; }

  static void mixAll(double[] a) { for (double x : a) mix(Double.doubleToLongBits(x)); }
  static void mixAll(float[] a) { for (float x : a) mix(Float.floatToIntBits(x)); }
  static void mixAll(int[] a) { for (int x : a) mix(x); }
  static void mixAll(long[] a) { for (long x : a) mix(x); }

  static void axpy(double[] y, double[] x, double v, int from, int to) { for (int i = from; i < to; i++) y[i] += v * x[i]; }
  static void quotient(double[] y, double[] x, double[] z, int n) { for (int i = 0; i < n; i++) y[i] = (x[i] - z[i]) / (x[i] + z[i]); }
  static void floats(float[] y, float[] x, float v, float w, int from, int to) { for (int i = from; i < to; ++i) y[i] = (y[i] - x[i]) * v / w; }
  static void sums(int[] y, int[] x, int v, int from, int to) { for (int i = from; i < to; i++) { y[i] = (x[i] + v ^ y[i]) - (x[i] & 0x55555); } }
  static void longs(long[] y, long[] x, long v, int from, int to) { for (int i = from; i < to; i++) y[i] = (x[i] | v) - y[i] + 0x1_0000_0001L; }
  static void fill(double[] a, double v, int from, int to) { for (int i = from; i < to; i++) a[i] = v; }
  static void copy(int[] a, int[] b) { for (int i = 0; i < a.length; i++) a[i] = b[i]; }
  static void shifted(int[] a, int n) { for (int i = 0; i < n - 1; i++) a[i] = a[i + 1] + 1; }
  static void prefix(int[] a, int n) { for (int i = 1; i < n; i++) a[i] = a[i] + a[i - 1]; }
  static void two(int[] a, int[] b, int n) { for (int i = 0; i < n; i++) { a[i] = a[i] + 3; b[i] = a[i] - b[i]; } }
  static void four(long[] a, long[] b, long[] c, long[] d, int n) { for (int i = 0; i < n; i++) { a[i] = b[i] + c[i]; d[i] = a[i] ^ b[i]; } }
  static int stops(int[] a, int[] b, int n) { int i = 0; try { for (; i < n; i++) a[i] = b[i] + a[i]; } catch (RuntimeException e) { mix(e.getClass().getName().hashCode()); } return i; }
  static void bySteps(double[] a, int n) { for (int i = 0; i < n; i += 2) a[i] = a[i] + 1; }
  static void downwards(double[] a, int n) { for (int i = n - 1; i >= 0; i--) a[i] = a[i] * 2; }
  static void counts(int[] a, int n) { for (int i = 0; i < n; i++) a[i] = i; }
  static void rows(double[][] m, double v) { for (int k = 0; k < m.length; k++) { double[] r = m[k]; for (int j = 0; j < r.length; j++) r[j] = r[j] * v; } }
  static double[] grows = new double[40];
  static void field(int n, double v) { for (int i = 0; i < n; i++) grows[i] += v; }

  static double[] doubles(int n, int seed) {
    double[] a = new double[n];
    for (int i = 0; i < n; i++) a[i] = (i * 7919 + seed) % 1001 / 7.0 - 50;
    if (n > 5) { a[1] = Double.NaN; a[2] = -0.0; a[3] = Double.POSITIVE_INFINITY; a[4] = Double.MIN_VALUE; }
    return a;
  }

  static float[] singles(int n, int seed) { float[] a = new float[n]; for (int i = 0; i < n; i++) a[i] = (i * 313 + seed) % 97 / 3f; return a; }
  static int[] ints(int n, int seed) { int[] a = new int[n]; for (int i = 0; i < n; i++) a[i] = i * 0x9e3779b9 + seed; return a; }
  static long[] bigs(int n, int seed) { long[] a = new long[n]; for (int i = 0; i < n; i++) a[i] = i * 0x9e3779b97f4a7c15L + seed; return a; }

  static void all(int n, int round) {
    double[] x = doubles(n, round), y = doubles(n, round + 1), z = doubles(n + 3, 5);
    axpy(y, x, 1.5, 0, n);
    axpy(x, x, -0.5, n / 3, n);
    axpy(z, x, 2, 0, n);
    quotient(y, x, z, n);
    quotient(y, y, y, n / 2);
    float[] f = singles(n, round), g = singles(n, 3);
    floats(f, g, 1.25f, 3, 0, n);
    floats(f, f, -1, 0, n / 2, n);
    int[] a = ints(n, round), b = ints(n, 7);
    sums(a, b, 12345, 0, n);
    sums(a, a, round, n / 4, n);
    long[] l = bigs(n, round), m = bigs(n, 9), o = bigs(n, 11), p = bigs(n, 1);
    longs(l, m, 0xff00ff, 0, n);
    longs(l, l, round, n / 4, n);
    four(l, m, o, p, n);
    four(l, l, l, l, n);
    two(a, b, n);
    two(a, a, n);
    shifted(b, n);
    prefix(a, n);
    fill(z, -0.0, 1, n);
    bySteps(x, n);
    downwards(y, n);
    mixAll(x); mixAll(y); mixAll(z); mixAll(f); mixAll(a); mixAll(b); mixAll(l); mixAll(p);
    counts(a, n);
    copy(a, b.clone());
    mixAll(a);
    int[] shorter = ints(Math.max(0, n - 13), 3);
    mix(stops(a, shorter, n));
    mix(stops(shorter, a, n));
    mix(stops(a, round % 50 == 0 ? null : b, n));
    mix(stops(a, b, -5));
    mix(stops(a, b, Integer.MIN_VALUE));
    mixAll(a); mixAll(shorter);
    double[][] rows = {x, y, x, z};
    rows(rows, 1.0625);
    mixAll(x); mixAll(z);
    field(40, n);
    try { axpy(x, y, 1, -3, n); } catch (ArrayIndexOutOfBoundsException e) { mix(3); }
    try { field(41, 0.5); } catch (ArrayIndexOutOfBoundsException e) { mix(3); }
    mixAll(grows);
  }

  public static void main(String[] args) {
    for (int round = 0; round < 700; round++) {
      all(round % 131, round);
      if (round % 100 == 0) System.out.println(round + " " + hash);
    }
    all(70_001, 1);
    all(200_000, 2);
    System.out.println(hash);
  }
}
