/** Every int operator over a grid of operands that includes all the edges. */
public class IntArithmetic {
  static final int[] VALUES = {
    0, 1, -1, 2, -2, 3, 7, -7, 10, 31, 32, 33, 100, -100, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, 65535, 65536,
    123456789, -987654321, 0x55555555, 0xaaaaaaaa, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE, Integer.MIN_VALUE + 1
  };

  public static void main(String[] args) {
    for (int a : VALUES) {
      System.out.println(-a + " " + ~a + " " + (a + 1) + " " + (a - 1) + " " + a * 3 + " " + a / 10 + " " + a % 10 + " " + Math.abs(a));
    }
    long sums = 0, differences = 0, products = 0, quotients = 0, remainders = 0, bits = 0;
    int thrown = 0;
    for (int a : VALUES) {
      for (int b : VALUES) {
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
    for (int a : VALUES) {
      StringBuilder row = new StringBuilder();
      for (int b : VALUES) row.append(a < b ? '<' : a > b ? '>' : a == b ? '=' : '?').append(a <= b ? 1 : 0).append(a >= b ? 1 : 0).append(a != b ? 1 : 0);
      System.out.println(row);
    }
    int i = 5;
    i += 3.7;
    System.out.println(i);
    i -= 'a';
    System.out.println(i);
    i *= 2.5f;
    System.out.println(i);
    i <<= 33;
    System.out.println(i);
    i /= -3L;
    System.out.println(i);
    System.out.println(i++ * 2 + ++i - i-- / --i);
  }
}
