package longvalues;

import testutil.T;

public class Case {
  static long field = Long.MIN_VALUE;

  public static void run(int x) {
    T.printLong(x);
    T.printLong(0L);
    T.printLong(1L);
    T.printLong(-1L);
    T.printLong(2147483647L);
    T.printLong(2147483648L);
    T.printLong(-2147483648L);
    T.printLong(-2147483649L);
    T.printLong(4294967295L);
    T.printLong(4294967296L);
    T.printLong(9007199254740993L);
    T.printLong(Long.MAX_VALUE);
    T.printLong(field);
    field = (long) x << 32;
    T.printLong(field);
    long copy = field + 1;
    T.printLong(identity(copy));
    T.printLong(second(1, copy, 3));
    T.printInt((int) copy);
    T.printLong(copy >>> 4);
  }

  static long identity(long v) {
    return v;
  }

  static long second(int a, long b, int c) {
    return b - a - c;
  }
}
