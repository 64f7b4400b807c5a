/** Static methods over primitives that need nothing from the class library: what `--method` can call before any class is booted. */
public class Arith {
  static final int LIMIT = 100;
  static int calls;
  static long total = 1L << 40;

  public static int add1(int x) { return x + 1; }
  public static int add(int a, int b) { return a + b; }
  public static int sub(int a, int b) { return a - b; }
  public static int mul(int a, int b) { return a * b; }
  public static int div(int a, int b) { return a / b; }
  public static int rem(int a, int b) { return a % b; }
  public static int neg(int a) { return -a; }
  public static int shl(int a, int n) { return a << n; }
  public static int shr(int a, int n) { return a >> n; }
  public static int ushr(int a, int n) { return a >>> n; }
  public static int mix(int a, int b) { return (a & b) ^ (a | b) + ~a; }
  public static long ladd(long a, long b) { return a + b; }
  public static long lmul(long a, long b) { return a * b; }
  public static long ldiv(long a, long b) { return a / b; }
  public static long lrem(long a, long b) { return a % b; }
  public static long lshl(long a, int n) { return a << n; }
  public static long lushr(long a, int n) { return a >>> n; }
  public static int lcmp(long a, long b) { return a < b ? -1 : a > b ? 1 : 0; }
  public static float fadd(float a, float b) { return a + b; }
  public static float fdiv(float a, float b) { return a / b; }
  public static double dadd(double a, double b) { return a + b; }
  public static double ddiv(double a, double b) { return a / b; }
  public static double drem(double a, double b) { return a % b; }
  public static int d2i(double d) { return (int) d; }
  public static long d2l(double d) { return (long) d; }
  public static double l2d(long l) { return l; }
  public static byte i2b(int x) { return (byte) x; }
  public static char i2c(int x) { return (char) x; }
  public static short i2s(int x) { return (short) x; }
  public static boolean even(int x) { return (x & 1) == 0; }
  public static boolean nan(double d) { return d != d; }

  public static int max3(int a, int b, int c) {
    if (a >= b) return a >= c ? a : c;
    return b >= c ? b : c;
  }

  public static int sumTo(int n) {
    int sum = 0;
    for (int i = 1; i <= n; i++) sum += i;
    return sum;
  }

  public static long factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }
  public static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
  public static int ackermann(int m, int n) {
    if (m == 0) return n + 1;
    if (n == 0) return ackermann(m - 1, 1);
    return ackermann(m - 1, ackermann(m, n - 1));
  }

  public static int gcd(int a, int b) {
    while (b != 0) {
      int t = a % b;
      a = b;
      b = t;
    }
    return a;
  }

  public static int collatz(int n) {
    int steps = 0;
    long x = n;
    while (x != 1) {
      x = (x & 1) == 0 ? x / 2 : 3 * x + 1;
      steps++;
    }
    return steps;
  }

  public static boolean isPrime(int n) {
    if (n < 2) return false;
    for (int d = 2; (long) d * d <= n; d++) if (n % d == 0) return false;
    return true;
  }

  public static int powMod(int base, int exponent, int modulus) {
    long result = 1, b = base % modulus;
    for (int e = exponent; e > 0; e >>= 1) {
      if ((e & 1) != 0) result = result * b % modulus;
      b = b * b % modulus;
    }
    return (int) result;
  }

  public static double sqrt(double x) {
    double guess = x / 2;
    for (int i = 0; i < 40; i++) guess = (guess + x / guess) / 2;
    return guess;
  }

  public static int bitCount(int x) {
    int n = 0;
    for (; x != 0; x &= x - 1) n++;
    return n;
  }

  public static int days(int month) {
    switch (month) {
      case 2: return 28;
      case 4: case 6: case 9: case 11: return 30;
      case 1: case 3: case 5: case 7: case 8: case 10: case 12: return 31;
      default: return -1;
    }
  }

  public static int sparse(int key) {
    switch (key) {
      case -1000000: return 1;
      case -7: return 2;
      case 0: return 3;
      case 99: return 4;
      case 2147483647: return 5;
      default: return 0;
    }
  }

  public static int manyArguments(int a, long b, int c, float d, double e, int f, int g, int h, long i, int j) {
    return (int) (a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j);
  }

  public static double manyDoubles(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j) {
    return a - b + c - d + e - f + g - h + i - 10 * j;
  }

  public static int count() { return ++calls; }
  public static long addTotal(int n) { return total += n; }
  public static int limit() { return LIMIT; }
  public static void nothing() {}
}
