/** Conversions between all primitive types; those from floating point saturate. */
public class Conversions {
  static void fromInt(int i) {
    System.out.println(i + ": " + (byte) i + " " + (short) i + " " + (int) (char) i + " " + (long) i + " " + (float) i + " " + (double) i);
  }

  static void fromLong(long l) {
    System.out.println(l + ": " + (byte) l + " " + (short) l + " " + (int) (char) l + " " + (int) l + " " + (float) l + " " + (double) l);
  }

  static void fromFloat(float f) {
    System.out.println(f + ": " + (byte) f + " " + (short) f + " " + (int) (char) f + " " + (int) f + " " + (long) f + " " + (double) f);
  }

  static void fromDouble(double d) {
    System.out.println(d + ": " + (byte) d + " " + (short) d + " " + (int) (char) d + " " + (int) d + " " + (long) d + " " + (float) d);
  }

  public static void main(String[] args) {
    for (int i : new int[] {0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 16777216, 16777217, -16777219, 33554435,
        Integer.MAX_VALUE, Integer.MIN_VALUE}) fromInt(i);
    for (long l : new long[] {0, -1, 1L << 31, (1L << 31) - 1, -(1L << 31) - 1, 1L << 32, (1L << 24) + 1, (1L << 53) + 1, (1L << 54) + 2, (1L << 54) + 6, (1L << 62) + 1,
        0x7fffffbfffffffffL, 0x7fffffc000000000L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1025}) fromLong(l);
    for (float f : new float[] {0f, -0f, 0.5f, -0.5f, 0.99999994f, 1.5f, 2.5f, -1.5f, 127.9f, 128f, -128.9f, -129f, 65535.9f, 65536f, 2147483520f, 2147483648f, -2147483648f, -2147483904f,
        9.223371e18f, 9.223372e18f, -9.223372e18f, 1e20f, -1e20f, 1e-45f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN}) fromFloat(f);
    for (double d : new double[] {0.0, -0.0, 0.5, -0.5, 0.9999999999999999, 1.5, -1.5, 2147483646.9999998, 2147483647.0, 2147483647.9999998, 2147483648.0, -2147483648.0, -2147483648.9999995,
        -2147483649.0, 4294967296.0, 9.223372036854775E18, 9.223372036854775807E18, -9.223372036854775808E18, -9.3E18, 1e300, -1e300, 1.0000000596046448, 1.00000005960464488, 3.4028235677973366e38,
        3.4028235677973362e38, 1e-46, 7.006492321624085e-46, 7.006492321624086e-46, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) fromDouble(d);
    byte b = (byte) 200;
    char c = (char) b;
    short s = (short) c;
    System.out.println(b + " " + (int) c + " " + s + " " + (b & 0xff) + " " + (char) (b & 0xff) + " " + (int) (char) -1 + " " + (byte) 'é');
    int back = (int) (float) Integer.MAX_VALUE;
    long backLong = (long) (double) (Long.MAX_VALUE - 1000);
    System.out.println(back + " " + backLong + " " + (int) 3.99e9f + " " + (short) 1e10 + " " + (char) 1e10f + "|" + (byte) -1e10);
  }
}
