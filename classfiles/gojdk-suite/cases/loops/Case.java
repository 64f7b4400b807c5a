package loops;

import testutil.T;

public class Case {
  public static void run(int x) {
    for (int i = 0; i < 4; i++) T.printInt(i);
    for (int i = 4; i-- > 0; ) T.printInt(i);
    int n = x;
    while (n > 0) {
      T.printInt(n);
      n /= 3;
    }
    do {
      T.printInt(n);
      n += 2;
    } while (n < 5);
    for (int i = 0; ; i++) {
      if (i == 2) continue;
      if (i == 5) break;
      T.printInt(i);
    }
    int sum = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        if (j > i) continue outer;
        if (i * j > 30) break outer;
        sum += i * j;
      }
    }
    T.printInt(sum);
    long product = 1;
    for (int i = 1; i <= 20; i++) product *= i;
    T.printLong(product);
    double series = 0;
    for (int i = 1; i < 1000; i++) series += 1.0 / i / i;
    T.printDouble(series);
    int spins = 0;
    for (int i = 0; i < 100000; i += 3) spins ^= i;
    T.printInt(spins);
    for (byte b = 120; b > 0; b++) T.printInt(b);
  }
}
