package staticcall1;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printInt(one());
    T.printInt(add(x, 2));
    T.printInt(add(add(1, 2), add(3, add(4, x))));
    T.printLong(widen(x));
    T.printInt(fourth(1, 2, 3, 4, 5, 6, 7, 8));
    T.printInt(add(1, 2) * add(3, 4) - add(5, 6));
    nothing();
    T.printString("done");
  }

  static int one() {
    return 1;
  }

  static int add(int a, int b) {
    return a + b;
  }

  static long widen(int a) {
    return a;
  }

  static int fourth(int a, int b, int c, int d, int e, int f, int g, int h) {
    return d * 10000 + h;
  }

  static void nothing() {}
}
