package staticfinal;

import testutil.T;

public class Case {
  static final int INT = 1234567;
  static final long LONG = 1L << 50;
  static final float FLOAT = 0.1f;
  static final double DOUBLE = 2.718281828;
  static final String STRING = "constant";
  static final boolean TRUE = true;
  static final char CHAR = '\u00e9';
  static final int COMPUTED = twice(INT);
  static final int[] TABLE = {1, 1, 2, 3, 5, 8, 13};
  static final long SUM;

  static {
    long sum = 0;
    for (int v : TABLE) sum += v;
    SUM = sum;
  }

  public static void run(int x) {
    T.printInt(INT + x);
    T.printLong(LONG + x);
    T.printFloat(FLOAT + x);
    T.printDouble(DOUBLE + x);
    T.printString(STRING);
    T.printBoolean(TRUE);
    T.printChar(CHAR);
    T.printInt(COMPUTED);
    T.printInt(TABLE[x % TABLE.length]);
    T.printLong(SUM);
    T.printInt(Other.EARLY);
    T.printInt(Other.LATE);
  }

  static int twice(int v) {
    return v * 2;
  }

  static class Other {
    static final int EARLY = 10;
    static final int LATE = twice(EARLY) + INT;
  }
}
