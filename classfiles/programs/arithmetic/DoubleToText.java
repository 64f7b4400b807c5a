/** Shortest decimal forms of doubles and floats, and reading them back. */
public class DoubleToText {
  public static void main(String[] args) {
    double[] doubles = {0.001, 0.0001, 9999999, 1e7, 12345678.9, 1.0E-5, 123456789012345680.0, 2.2250738585072014E-308, 4.9E-324, 1.7976931348623157E308, 0.3, 2.0 / 3, 1.0 / 3, 100, 1e21, 1e22,
        1e23, 5e-324, 4.35, 0.1 + 0.7, 1.1 * 1.1, 2e-3, 2.5e-3, 123e-7, Math.PI, Math.E, -1234.5};
    for (double d : doubles) {
      String text = Double.toString(d);
      System.out.println(text + " " + (Double.parseDouble(text) == d) + " " + (float) d);
    }
    float[] floats = {0.001f, 1e7f, 1.17549435E-38f, 1.4E-45f, 3.4028235E38f, 0.1f, 0.3f, 1f / 3, 16777216f, 3.3554432E7f, 1.0E10f, 8388608.5f};
    for (float f : floats) {
      String text = Float.toString(f);
      System.out.println(text + " " + (Float.parseFloat(text) == f) + " " + (double) f);
    }
    long seed = 12345;
    for (int i = 0; i < 60; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      double d = Double.longBitsToDouble(seed);
      if (d != d) continue;
      System.out.println(d + " " + (Double.parseDouble("" + d) == d));
    }
    String[] texts = {"1", "-1.5e3", "  2.5  ", "1e400", "-1e400", "1e-400", "NaN", "-Infinity", "0x1.8p1", "1f", "1d", "9007199254740993", "0.1e1", ".5", "5."};
    for (String text : texts) System.out.println(text + " -> " + Double.parseDouble(text) + " " + Float.parseFloat(text));
    for (String text : new String[] {"", " ", "abc", "1.2.3", "1e", "0x1", "--1"}) {
      try {
        System.out.println(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
