import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Math.fma: rounded once, with constants in any place, with NaNs of several payloads, by reflection and by method handle. */
public class FusedMultiplyAdd {
  static final double[] DOUBLES = {
    0.0, -0.0, 1, -1, 3, 0.1, 1e300, -1e300, 1e-300, 0x1.0000000000001p0, 0x1.fffffffffffffp-1, Double.MIN_VALUE,
    Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN,
    Double.longBitsToDouble(0x7ff8000000000123L), Double.longBitsToDouble(0xfff8000000000456L),
  };

  static long bits(double x) {
    return Double.doubleToLongBits(x);
  }

  static int bits(float x) {
    return Float.floatToIntBits(x);
  }

  static long constants(double x, double y) {
    long h = bits(Math.fma(x, y, 0.5));
    h = 31 * h + bits(Math.fma(x, 0.5, y));
    h = 31 * h + bits(Math.fma(0.5, x, y));
    h = 31 * h + bits(Math.fma(x, 3.25, -7.5));
    h = 31 * h + bits(Math.fma(3.25, x, -7.5));
    h = 31 * h + bits(Math.fma(3.25, -7.5, x));
    h = 31 * h + bits(Math.fma(0x1.0000000000001p0, 0x1.0000000000001p0, -1.0));
    h = 31 * h + bits(Math.fma(x, x, y));
    h = 31 * h + bits(Math.fma(x, y, x));
    h = 31 * h + bits(Math.fma(x, y, y));
    h = 31 * h + bits(Math.fma(x, x, x));
    return h;
  }

  static int constants(float x, float y) {
    int h = bits(Math.fma(x, y, 0.5f));
    h = 31 * h + bits(Math.fma(x, 0.5f, y));
    h = 31 * h + bits(Math.fma(x, 3.25f, -7.5f));
    h = 31 * h + bits(Math.fma(3.25f, -7.5f, x));
    h = 31 * h + bits(Math.fma(0x1.000002p0f, 0x1.000002p0f, -1.0f));
    h = 31 * h + bits(Math.fma(x, x, x));
    return h;
  }

  static double horner(double x) {
    double sum = 1.0 / 5040;
    sum = Math.fma(sum, x, 1.0 / 720);
    sum = Math.fma(sum, x, 1.0 / 120);
    sum = Math.fma(sum, x, 1.0 / 24);
    return Math.fma(sum, x, 1.0 / 6);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum = Math.fma(a[i], b[i], sum);
    return sum;
  }

  /** More values than registers: operands come from memory. */
  static double pressure(double[] d) {
    double a = d[0], b = d[1], c = d[2], e = d[3], f = d[4], g = d[5], h = d[9], i = d[10];
    double j = a + 1, k = b + 2, l = c + 3, m = e + 4, n = f * 5, o = g * 6, p = h * 7, q = i * 8;
    double r = Math.fma(a, q, b) + Math.fma(b, p, c) + Math.fma(c, o, e) + Math.fma(e, n, f);
    r += Math.fma(j, k, l) + Math.fma(m, n, o) + Math.fma(p, q, a) + Math.fma(l, j, q);
    return r + a + b + c + e + f + g + h + i + j + k + l + m + n + o + p + q;
  }

  static long all() {
    long h = 0;
    for (double a : DOUBLES) {
      for (double b : DOUBLES) {
        h = 31 * h + constants(a, b);
        h = 31 * h + constants((float) a, (float) b);
        for (double c : DOUBLES) {
          h = 31 * h + bits(Math.fma(a, b, c));
          h = 31 * h + bits(Math.fma((float) a, (float) b, (float) c));
        }
      }
    }
    return h;
  }

  public static void main(String[] args) throws Throwable {
    System.out.println(all());
    System.out.println(Math.fma(0x1.0000000000001p0, 0x1.0000000000001p0, -1.0));
    System.out.println(StrictMath.fma(0.1f, 10f, -1f));
    System.out.println(Long.toHexString(Double.doubleToRawLongBits(Math.fma(DOUBLES[16], DOUBLES[17], DOUBLES[15]))));
    System.out.println(Long.toHexString(Double.doubleToRawLongBits(Math.fma(DOUBLES[16], 1, DOUBLES[17]))));
    MethodHandle handle =
        MethodHandles.lookup()
            .findStatic(Math.class, "fma", MethodType.methodType(double.class, double.class, double.class, double.class));
    System.out.println((double) handle.invokeExact(0.1, 10.0, -1.0));
    System.out.println(Math.class.getMethod("fma", float.class, float.class, float.class).invoke(null, 0.1f, 10f, -1f));
    double[] a = new double[1000];
    double[] b = new double[1000];
    for (int i = 0; i < a.length; i++) {
      a[i] = 1.0 / (i + 1);
      b[i] = i * 0.1 - 7;
    }
    double sum = 0;
    long h = 0;
    for (int i = 0; i < 3000; i++) {
      sum += dot(a, b) + horner(i * 1e-3);
      h = 31 * h + constants(a[i % 1000], b[i % 1000]) + constants((float) a[i % 1000], (float) b[i % 1000]);
      h = 31 * h + bits(pressure(DOUBLES));
    }
    System.out.println(sum + " " + h + " " + all());
  }
}
