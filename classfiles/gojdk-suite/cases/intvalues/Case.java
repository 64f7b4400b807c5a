package intvalues;

import testutil.T;

public class Case {
  static int field = Integer.MIN_VALUE;

  public static void run(int x) {
    T.printInt(x);
    T.printInt(0);
    T.printInt(-1);
    T.printInt(5);
    T.printInt(6);
    T.printInt(127);
    T.printInt(-128);
    T.printInt(128);
    T.printInt(-129);
    T.printInt(32767);
    T.printInt(-32768);
    T.printInt(32768);
    T.printInt(-32769);
    T.printInt(Integer.MAX_VALUE);
    T.printInt(field);
    field = x;
    T.printInt(field);
    int copy = x;
    x = 77;
    T.printInt(copy);
    T.printInt(x);
    T.printInt(identity(copy));
    T.printInt(0x7f_ff_ff_fe + 1);
    T.printInt('A');
  }

  static int identity(int v) {
    return v;
  }
}
