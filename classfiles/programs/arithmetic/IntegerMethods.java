/** What Integer and Long offer for bits, radixes and unsigned numbers. */
public class IntegerMethods {
  public static void main(String[] args) {
    int[] ints = {0, 1, -1, 8, 255, 1000, -1000, 0x0f0f0f0f, 0x80000000, 0x7fffffff};
    for (int i : ints) {
      System.out.println(Integer.bitCount(i) + " " + Integer.numberOfLeadingZeros(i) + " " + Integer.numberOfTrailingZeros(i) + " " + Integer.highestOneBit(i) + " " + Integer.lowestOneBit(i)
          + " " + Integer.reverse(i) + " " + Integer.reverseBytes(i) + " " + Integer.signum(i));
      System.out.println(Integer.toBinaryString(i) + " " + Integer.toOctalString(i) + " " + Integer.toHexString(i) + " " + Integer.toString(i, 7) + " " + Integer.toString(i, 36) + " "
          + Integer.toUnsignedString(i) + " " + Integer.toUnsignedLong(i));
      long l = i * 4294967311L;
      System.out.println(Long.bitCount(l) + " " + Long.numberOfLeadingZeros(l) + " " + Long.numberOfTrailingZeros(l) + " " + Long.highestOneBit(l) + " " + Long.lowestOneBit(l) + " "
          + Long.reverse(l) + " " + Long.reverseBytes(l) + " " + Long.signum(l));
      System.out.println(Long.toBinaryString(l) + " " + Long.toOctalString(l) + " " + Long.toHexString(l) + " " + Long.toString(l, 36) + " " + Long.toUnsignedString(l) + " " + Long.hashCode(l));
    }
    for (int a : ints) {
      for (int b : ints) {
        System.out.print(Integer.compare(a, b) + " " + Integer.compareUnsigned(a, b) + " ");
        if (b != 0) System.out.print(Integer.divideUnsigned(a, b) + " " + Integer.remainderUnsigned(a, b) + " " + Long.divideUnsigned(a, b) + " " + Long.remainderUnsigned(a, b) + " ");
      }
      System.out.println();
    }
    System.out.println(Short.reverseBytes((short) 0x1234) + " " + Character.reverseBytes('\u1234') + " " + Short.toUnsignedInt((short) -2) + " " + Byte.toUnsignedInt((byte) -2));
    System.out.println(Integer.parseInt("-2147483648") + " " + Integer.parseInt("+7f", 16) + " " + Integer.valueOf("zz", 36) + " " + Integer.decode("-0x80") + " " + Integer.decode("010") + " " + Integer.decode("#ff"));
    System.out.println(Long.parseLong("-9223372036854775808") + " " + Long.parseUnsignedLong("18446744073709551615") + " " + Integer.parseUnsignedInt("4294967295"));
    for (String bad : new String[] {"", "-", "2147483648", "12a", "0x10", " 1", "१२"}) {
      try {
        System.out.println(Integer.parseInt(bad));
      } catch (NumberFormatException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
