/** Raw bits of floats and doubles, both ways. */
public class FloatingBits {
  public static void main(String[] args) {
    int[] intBits = {0, 1, 0x007fffff, 0x00800000, 0x3f800000, 0x7f7fffff, 0x7f800000, 0x7f800001, 0x7fc00000, 0x7fffffff, 0x80000000, 0x80000001, 0xff800000, 0xffc12345, -1};
    for (int bits : intBits) {
      float f = Float.intBitsToFloat(bits);
      System.out.println(Integer.toHexString(bits) + " " + f + " " + Integer.toHexString(Float.floatToIntBits(f)) + " " + (Float.floatToRawIntBits(f) == bits || f != f));
    }
    long[] longBits = {0, 1, 0x000fffffffffffffL, 0x0010000000000000L, 0x3ff0000000000000L, 0x7fefffffffffffffL, 0x7ff0000000000000L, 0x7ff8000000000000L, 0x7fffffffffffffffL, Long.MIN_VALUE,
        0xfff0000000000000L, -1};
    for (long bits : longBits) {
      double d = Double.longBitsToDouble(bits);
      System.out.println(Long.toHexString(bits) + " " + d + " " + Long.toHexString(Double.doubleToLongBits(d)) + " " + Double.hashCode(d));
    }
    for (double d : new double[] {1, 0.1, -0.0, 1e-310, 12345.678, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN}) {
      System.out.println(Double.toHexString(d) + " " + Math.getExponent(d) + " " + Math.ulp(d) + " " + Math.nextUp(d) + " " + Math.nextDown(d) + " " + Math.signum(d));
      System.out.println(Float.toHexString((float) d) + " " + Math.ulp((float) d) + " " + Math.nextAfter((float) d, 0.0));
    }
    System.out.println(Math.copySign(3.0, -0.0) + " " + Math.scalb(1.5, 10) + " " + Math.scalb(1f, -150) + " " + Math.IEEEremainder(5, 3));
  }
}
