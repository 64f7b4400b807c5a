/** double operators over a grid with NaN, infinities, both zeros and subnormals. */
public class DoubleArithmetic {
  static final double[] VALUES = {
    0.0, -0.0, 1.0, -1.0, 0.5, 3.0, -7.0, 0.1, 0.2, 1e-3, 9007199254740992.0, 9007199254740993.0, 1e10, -1e10, 1e308, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL,
    Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };

  public static void main(String[] args) {
    for (double a : VALUES) {
      for (double b : VALUES) {
        System.out.println(a + " " + b + ": " + (a + b) + " " + (a - b) + " " + a * b + " " + a / b + " " + a % b);
      }
    }
    long hash = 0;
    for (double a : VALUES) for (double b : VALUES) for (double c : VALUES) hash = hash * 31 + Double.doubleToLongBits(a * b + c) + Double.doubleToLongBits((a - b) / c);
    System.out.println(hash);
    double sum = 0;
    for (int i = 0; i < 1000; i++) sum += 0.1;
    System.out.println(sum);
    double x = 1;
    while (x + 1 != x) x *= 2;
    System.out.println(x);
    double tiny = 1;
    int halvings = 0;
    while (tiny > 0) {
      tiny /= 2;
      halvings++;
    }
    System.out.println(halvings);
    System.out.println(0.1 + 0.2);
    System.out.println(1e308 * 10 - 1e308 * 10);
    System.out.println(100 * 1.1);
    x = 7;
    x++;
    x *= 1.5f;
    x -= 0.25;
    x %= 5;
    System.out.println(x + " " + x-- + " " + -x + " " + --x);
    double product = 1;
    for (int i = 1; i <= 171; i++) product *= i;
    System.out.println(product);
  }
}
