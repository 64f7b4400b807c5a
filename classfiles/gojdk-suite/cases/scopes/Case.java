package scopes;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printInt(x);
    {
      int inner = x + 1;
      T.printInt(inner);
      {
        long deep = inner * 2L;
        T.printLong(deep);
      }
      int afterDeep = 9;
      T.printInt(afterDeep + inner);
    }
    {
      double inner = x / 2.0;
      T.printDouble(inner);
    }
    String inner = "reused";
    T.printString(inner);
    for (int i = 0; i < 2; i++) {
      int local = i * 10;
      T.printInt(local);
    }
    for (long i = 3; i > 1; i--) {
      long local = i * 10;
      T.printLong(local);
    }
    if (x > 0) {
      int y = 1;
      T.printInt(y);
    } else {
      long y = 2;
      T.printLong(y);
    }
    int y = 40;
    x = y + x;
    T.printInt(x);
  }
}
