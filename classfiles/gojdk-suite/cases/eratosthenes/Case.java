package eratosthenes;

import testutil.T;

public class Case {
  public static void run(int x) {
    boolean[] composite = sieve(100);
    for (int i = 2; i < composite.length; i++) if (!composite[i]) T.printInt(i);
    T.printInt(count(sieve(10000)));
    T.printInt(count(sieve(100000 + x)));
  }

  static boolean[] sieve(int limit) {
    boolean[] composite = new boolean[limit + 1];
    for (int p = 2; p * p <= limit; p++) {
      if (composite[p]) continue;
      for (int multiple = p * p; multiple <= limit; multiple += p) composite[multiple] = true;
    }
    return composite;
  }

  static int count(boolean[] composite) {
    int primes = 0;
    for (int i = 2; i < composite.length; i++) if (!composite[i]) primes++;
    return primes;
  }
}
