package staticcall2;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printLong(factorial(15));
    T.printInt(fibonacci(18));
    T.printBoolean(isEven(x));
    T.printBoolean(isOdd(x));
    T.printInt(depth(3000));
    T.printInt(Helper.twice(x));
    T.printInt(Helper.count);
    T.printInt(Helper.twice(Helper.twice(x)));
    T.printInt(Helper.count);
    T.printDouble(power(1.5, 9));
  }

  static long factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  static int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  static boolean isEven(int n) {
    return n == 0 || isOdd(n - 1);
  }

  static boolean isOdd(int n) {
    return n != 0 && isEven(n - 1);
  }

  static int depth(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
  }

  static double power(double base, int n) {
    return n == 0 ? 1 : base * power(base, n - 1);
  }

  static class Helper {
    static int count;

    static int twice(int v) {
      count++;
      return 2 * v;
    }
  }
}
