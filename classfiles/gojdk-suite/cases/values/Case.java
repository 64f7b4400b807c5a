package values;

import testutil.T;

public class Case {
  static boolean flag;
  static byte b = -3;
  static short s = 30000;
  static char c = 'z';
  static float f = 1.5f;
  static double d = -0.0;

  public static void run(int x) {
    T.printBoolean(flag);
    flag = x > 3;
    T.printBoolean(flag);
    T.printByte(b);
    b += x;
    T.printByte(b);
    T.printShort(s);
    s += x * 100;
    T.printShort(s);
    T.printChar(c);
    c -= 25;
    T.printChar(c);
    T.printFloat(f);
    f /= x;
    T.printFloat(f);
    T.printDouble(d);
    d = 1 / d;
    T.printDouble(d);
    T.printDouble(x / 3.0);
    T.printFloat(x / 3f);
    T.printDouble(Double.MIN_VALUE);
    T.printFloat(Float.MAX_VALUE);
    T.printFloat(Float.NaN);
    T.printString("text");
    T.printString(null);
  }
}
