/** float operators over a grid with NaN, infinities, both zeros and subnormals. */
public class FloatArithmetic {
  static final float[] VALUES = {
    0f, -0f, 1f, -1f, 0.5f, 3f, -7f, 0.1f, 0.2f, 1e-3f, 16777216f, 16777217f, 1e10f, -1e10f, 1e38f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE,
    Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
  };

  public static void main(String[] args) {
    for (float a : VALUES) {
      for (float b : VALUES) {
        System.out.println(a + " " + b + ": " + (a + b) + " " + (a - b) + " " + a * b + " " + a / b + " " + a % b);
      }
    }
    int hash = 0;
    for (float a : VALUES) for (float b : VALUES) for (float c : VALUES) hash = hash * 31 + Float.floatToIntBits(a * b + c) + Float.floatToIntBits((a - b) / c);
    System.out.println(hash);
    float sum = 0;
    for (int i = 0; i < 1000; i++) sum += 0.1f;
    System.out.println(sum);
    float x = 1;
    while (x + 1 != x) x *= 2;
    System.out.println(x);
    float tiny = 1;
    int halvings = 0;
    while (tiny > 0) {
      tiny /= 2;
      halvings++;
    }
    System.out.println(halvings);
    x = 7;
    x++;
    x *= 1.5;
    x -= 0.25f;
    x %= 5;
    System.out.println(x + " " + x-- + " " + -x + " " + --x);
  }
}
