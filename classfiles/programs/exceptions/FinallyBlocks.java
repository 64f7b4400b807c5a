/** finally: on every way out, with returns that override, with values saved before, nested, in loops, rethrowing. */
public class FinallyBlocks {
  static StringBuilder log = new StringBuilder();

  static int returned(int how) {
    int x = 1;
    try {
      if (how == 0) return x;
      if (how == 1) throw new RuntimeException("one");
      x = 5;
    } catch (RuntimeException e) {
      x = 10;
      return x;
    } finally {
      x = 100;
      log.append('f').append(how);
    }
    return x;
  }

  @SuppressWarnings("finally")
  static int overriding(int how) {
    try {
      if (how == 0) return 1;
      throw new IllegalStateException();
    } finally {
      if (how < 2) return 2;
    }
  }

  static long wide(long a, double b) {
    try {
      return a + (long) b;
    } finally {
      a = -1;
      b = -1;
      log.append('w');
    }
  }

  static void nested() {
    try {
      try {
        log.append("[1");
        throw new RuntimeException("inner");
      } finally {
        log.append("2");
        try {
          log.append("3");
          throw new IllegalArgumentException("in finally");
        } catch (IllegalArgumentException e) {
          log.append("4");
        } finally {
          log.append("5");
        }
      }
    } catch (RuntimeException e) {
      log.append(e.getMessage());
    } finally {
      log.append("6]");
    }
  }

  static int loop() {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      try {
        if (i == 1) continue;
        if (i == 4) break;
        sum += i;
      } finally {
        sum += 100;
      }
    }
    return sum;
  }

  static String replaced() {
    try {
      try {
        throw new RuntimeException("first");
      } finally {
        Integer.parseInt("x");
      }
    } catch (RuntimeException e) {
      return e.getMessage();
    }
  }

  static String rethrown(int n) throws Exception {
    try {
      if (n > 0) throw new Exception("e" + n);
      return "none";
    } catch (Exception e) {
      log.append("c").append(n);
      throw e;
    } finally {
      log.append("d");
    }
  }

  static void deep(int n) {
    try {
      if (n == 0) throw new RuntimeException("bottom");
      deep(n - 1);
    } finally {
      log.append(n);
    }
  }

  static synchronized int locked(boolean fail) {
    if (fail) throw new UnsupportedOperationException("locked");
    return 3;
  }

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) System.out.println(returned(i));
    System.out.println(overriding(0) + " " + overriding(1));
    try {
      overriding(2);
    } catch (IllegalStateException e) {
      System.out.println("escaped");
    }
    System.out.println(wide(5, 2.9));
    nested();
    System.out.println(loop() + " " + replaced());
    try {
      System.out.println(rethrown(0));
      rethrown(1);
    } catch (Exception e) {
      System.out.println(e.getMessage());
    }
    try {
      deep(5);
    } catch (RuntimeException e) {
      System.out.println(e.getMessage());
    }
    Object lock = new Object();
    try {
      synchronized (lock) {
        locked(true);
      }
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage() + Thread.holdsLock(lock) + Thread.holdsLock(FinallyBlocks.class) + locked(false));
    }
    System.out.println(log);
  }
}
