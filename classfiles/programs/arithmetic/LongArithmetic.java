/** Every long operator over a grid of operands that includes all the edges. */
public class LongArithmetic {
  static final long[] VALUES = {
    0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 65, -100, 127, -128, 255, 65536, 2147483647L, 2147483648L, -2147483648L, -2147483649L, 4294967295L, 4294967296L,
    1234567890123456789L, -987654321987654321L, 0x5555555555555555L, 0xaaaaaaaaaaaaaaaaL, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE,
    Long.MIN_VALUE + 1
  };

  public static void main(String[] args) {
    for (long a : VALUES) {
      System.out.println(-a + " " + ~a + " " + (a + 1) + " " + (a - 1) + " " + a * 3 + " " + a / 10 + " " + a % 10 + " " + Math.abs(a));
      System.out.println(a / 1000000007 + " " + a % 1000000007 + " " + a / -3 + " " + a % -3);
    }
    long sums = 0, differences = 0, products = 0, quotients = 0, remainders = 0, bits = 0;
    int thrown = 0;
    for (long a : VALUES) {
      for (long b : VALUES) {
        sums = sums * 31 + (a + b);
        differences = differences * 31 + (a - b);
        products = products * 31 + a * b;
        bits = bits * 31 + ((a & b) ^ (a | b) - (a ^ b));
        try {
          quotients = quotients * 31 + a / b;
          remainders = remainders * 31 + a % b;
        } catch (ArithmeticException e) {
          thrown++;
        }
      }
    }
    System.out.println(sums);
    System.out.println(differences);
    System.out.println(products);
    System.out.println(bits);
    System.out.println(quotients);
    System.out.println(remainders);
    System.out.println(thrown);
    for (long a : VALUES) {
      StringBuilder row = new StringBuilder();
      for (long b : VALUES) row.append(a < b ? '<' : a > b ? '>' : a == b ? '=' : '?').append(a <= b ? 1 : 0).append(a >= b ? 1 : 0).append(a != b ? 1 : 0);
      System.out.println(row);
    }
    try {
      System.out.println(VALUES[1] % VALUES[0]);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
  }
}
