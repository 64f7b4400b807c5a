package staticcall3;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printLong(mixed(1, 2L, 3, 4L, 5, 6L, 7, 8L, x));
    T.printDouble(floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, x));
    T.printDouble(everything((byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true, x));
    T.printInt(pick(true, 1, 2) + pick(false, 10, 20));
    T.printInt(overload(1));
    T.printInt(overload(1L));
    T.printInt(overload(1f));
    T.printInt(overload(1d));
    T.printInt(overload('1'));
    T.printInt(overload("1"));
  }

  static long mixed(int a, long b, int c, long d, int e, long f, int g, long h, int i) {
    return a + b * 10 + c * 100 + d * 1000 + e * 10000 + f * 100000 + g * 1000000 + h * 10000000 + i;
  }

  static double floats(double a, float b, double c, float d, double e, float f, double g, float h, double i, float j, double k) {
    return a - b + c - d + e - f + g - h + i - j * k;
  }

  static double everything(byte a, short b, char c, int d, long e, float f, double g, boolean h, int i) {
    return a + b + c + d + e + f + g + (h ? 1 : 0) + i;
  }

  static int pick(boolean first, int a, int b) {
    return first ? a : b;
  }

  static int overload(int v) { return 1; }
  static int overload(long v) { return 2; }
  static int overload(float v) { return 3; }
  static int overload(double v) { return 4; }
  static int overload(char v) { return 5; }
  static int overload(String v) { return 6; }
}
