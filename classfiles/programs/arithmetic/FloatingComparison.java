/** Comparisons with NaN and the two zeros, as values, in conditions of both senses, and through the wrapper classes. */
public class FloatingComparison {
  static String compare(double a, double b) {
    StringBuilder s = new StringBuilder();
    s.append(a < b).append(' ').append(a <= b).append(' ').append(a > b).append(' ').append(a >= b).append(' ').append(a == b).append(' ').append(a != b);
    s.append(" | ").append(!(a < b)).append(' ').append(!(a <= b)).append(' ').append(!(a > b)).append(' ').append(!(a >= b));
    return s.toString();
  }

  static String compare(float a, float b) {
    StringBuilder s = new StringBuilder();
    if (a < b) s.append("lt ");
    if (a <= b) s.append("le ");
    if (a > b) s.append("gt ");
    if (a >= b) s.append("ge ");
    if (a == b) s.append("eq ");
    if (a != b) s.append("ne ");
    if (!(a < b)) s.append("!lt ");
    if (!(a <= b)) s.append("!le ");
    if (!(a > b)) s.append("!gt ");
    if (!(a >= b)) s.append("!ge ");
    return s.toString();
  }

  public static void main(String[] args) {
    double[] values = {Double.NEGATIVE_INFINITY, -1, -0.0, 0.0, Double.MIN_VALUE, 1, Double.POSITIVE_INFINITY, Double.NaN};
    for (double a : values) {
      for (double b : values) {
        System.out.println(a + " " + b + ": " + compare(a, b) + " " + Double.compare(a, b) + " " + Double.valueOf(a).equals(b));
        System.out.println((float) a + " " + (float) b + ": " + compare((float) a, (float) b) + Float.compare((float) a, (float) b));
        System.out.println(Math.min(a, b) + " " + Math.max(a, b) + " " + Math.min((float) a, (float) b) + " " + Math.max((float) a, (float) b));
      }
    }
    double nan = 0.0 / 0.0;
    int loops = 0;
    for (double x = 0; !(x >= 3); x++) loops++;
    while (nan < 1) loops += 100;
    do loops += 1000; while (nan == nan);
    System.out.println(loops);
    boolean kept = nan > 0 || nan <= 0;
    System.out.println(kept + " " + (nan != nan ? "NaN" : "number"));
    System.out.println(Double.isNaN(nan) + " " + Float.isNaN((float) nan) + " " + Double.isInfinite(1 / 0.0) + " " + Double.isFinite(1e308 * 10));
  }
}
