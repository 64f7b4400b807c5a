/** Functions of Math and StrictMath whose results are exact or within the specification's tolerance printed to few digits. */
public class MathFunctions {
  static String digits(double d) {
    if (d != d || Double.isInfinite(d) || Math.abs(d) > 1e12) return "" + (float) d;
    return "" + Math.rint(d * 1e9) / 1e9;
  }

  public static void main(String[] args) {
    double[] values = {0.0, -0.0, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 3.7, -3.7, 10, 100.25, 1e10, -1e10, 4503599627370496.5, 1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    for (double d : values) {
      System.out.println(d + ": " + Math.floor(d) + " " + Math.ceil(d) + " " + Math.rint(d) + " " + Math.round(d) + " " + Math.round((float) d) + " " + Math.abs(d) + " " + Math.sqrt(d) + " " + Math.signum(d));
      System.out.println("  " + digits(Math.sin(d)) + " " + digits(Math.cos(d)) + " " + digits(Math.tan(d)) + " " + digits(Math.atan(d)) + " " + digits(Math.exp(d)) + " " + digits(Math.log(d)) + " "
          + digits(Math.log10(d)) + " " + digits(Math.cbrt(d)));
      System.out.println("  " + digits(Math.asin(d)) + " " + digits(Math.acos(d)) + " " + digits(Math.sinh(d)) + " " + digits(Math.cosh(d)) + " " + digits(Math.tanh(d)) + " " + digits(Math.expm1(d)) + " "
          + digits(Math.log1p(d)));
      System.out.println("  " + StrictMath.sin(d) + " " + StrictMath.cos(d) + " " + StrictMath.exp(d) + " " + StrictMath.log(d) + " " + StrictMath.atan(d) + " " + StrictMath.cbrt(d));
    }
    for (double a : values) {
      StringBuilder row = new StringBuilder();
      for (double b : values) row.append(digits(Math.pow(a, b))).append(' ').append(digits(Math.atan2(a, b))).append(' ').append(digits(Math.hypot(a, b))).append(' ');
      System.out.println(row);
    }
    System.out.println(Math.toDegrees(Math.PI) + " " + Math.toRadians(180) + " " + Math.fma(2.0, 3.0, 4.0) + " " + Math.fma(0.1f, 10f, -1f) + " " + Math.fma(0.1, 10, -1));
    System.out.println(Math.min(3, -3) + " " + Math.max(3L, -3L) + " " + Math.min(-0.0, 0.0) + " " + Math.max(-0f, 0f));
  }
}
