/** Functions of Math: special values to the bit, others to 14 digits; StrictMath to the bit. */
public class Transcendental {
  static final double[] SPECIAL = {
    0.0, -0.0, 1, -1, 0.5, -0.5, 2, 3, -3, 10, 100, 1e300, -1e300, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Math.PI, Math.E, 709.79, 710, -745.2, 22, 0x1p53, 0x1p31
  };

  static String round(double d) {
    return Double.isNaN(d) || Double.isInfinite(d) || d == 0 ? String.valueOf(d) : String.format("%.13e", d);
  }

  static String bits(double d) {
    return Long.toHexString(Double.doubleToLongBits(d));
  }

  public static void main(String[] args) {
    for (double x : SPECIAL) {
      System.out.println(x + ": " + round(Math.sin(x)) + " " + round(Math.cos(x)) + " " + round(Math.tan(x)) + " " + round(Math.exp(x)) + " " + round(Math.log(x)) + " " + round(Math.log10(x)));
      for (double y : SPECIAL) System.out.print(round(Math.pow(x, y)) + " ");
      System.out.println();
    }
    long hash = 0;
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    for (int i = 0; i < 20000; i++) {
      double x = i % 2 == 0 ? random.nextDouble(-30, 30) : Double.longBitsToDouble(random.nextLong());
      double y = random.nextDouble(-5, 5);
      double[] results = {
        StrictMath.sin(x), StrictMath.cos(x), StrictMath.tan(x), StrictMath.asin(y / 5), StrictMath.acos(y / 5), StrictMath.atan(x), StrictMath.log(x), StrictMath.log10(x),
        StrictMath.exp(x), StrictMath.pow(Math.abs(x), y), StrictMath.cbrt(x), StrictMath.hypot(x, y), StrictMath.atan2(x, y), StrictMath.sinh(x), StrictMath.cosh(x),
        StrictMath.tanh(x), StrictMath.expm1(x), StrictMath.log1p(x), StrictMath.IEEEremainder(x, y), StrictMath.sqrt(x)
      };
      for (double r : results) hash = 31 * hash + Double.doubleToLongBits(r);
    }
    System.out.println(Long.toHexString(hash));
    System.out.println(bits(StrictMath.cosh(1)) + " " + bits(StrictMath.atan2(1e300, -1)) + " " + bits(StrictMath.tanh(1e-9)) + " " + bits(StrictMath.exp(1)));
  }
}
