package arith;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printInt(x + 1);
    T.printInt(1 - x);
    T.printInt(x * x);
    T.printInt(-x);
    T.printInt(x / 7);
    T.printInt(-x / 7);
    T.printInt(x % 7);
    T.printInt(-x % 7);
    T.printInt(x % -7);
    T.printInt((x + 2) * (x - 3) - (x * 4 - x / 2));
    T.printInt(x & 12 | x ^ 5);
    T.printInt(~x);
    T.printInt(x << 5);
    T.printInt(-x >> 2);
    T.printInt(-x >>> 28);
    T.printInt(Integer.MAX_VALUE + x);
    T.printInt(Integer.MIN_VALUE / minus(1));
    T.printInt(Integer.MIN_VALUE % minus(1));
    long y = x;
    T.printLong(y + 1);
    T.printLong(y * 10000000000L);
    T.printLong(-y / 7);
    T.printLong(-y % 7);
    T.printLong(y << 40 | 3);
    T.printLong(-y >> 3);
    T.printLong(-y >>> 3);
    T.printLong(Long.MIN_VALUE / minus(1));
    T.printDouble(x * 1.5 - y / 4.0);
    T.printFloat(x * 0.1f);
    x += 5;
    x -= 2;
    x *= 3;
    x /= 2;
    x <<= 3;
    x ^= 0xff;
    T.printInt(x);
    T.printInt(x++ + ++x);
    T.printInt(x-- - --x);
  }

  static int minus(int v) {
    return -v;
  }
}
