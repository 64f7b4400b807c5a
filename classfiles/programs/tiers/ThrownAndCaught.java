/** Exceptions that are thrown and caught in code that is compiled as one: in the method itself, out of inlined calls, from handlers, through finally and locks. */
public class ThrownAndCaught {
  static class Light extends RuntimeException {
    final int code;
    Light(int code) { super(null, null, false, false); this.code = code; }
  }

  static final class Lighter extends Light {
    Lighter(int code) { super(code * 2); }
  }

  static final class Checked extends Exception {
    Checked(String message) { super(message); }
  }

  static int positive(int x) {
    if (x % 3 == 0) throw new Light(x);
    if (x % 7 == 0) throw new Lighter(x);
    return x;
  }

  static Checked made(int x) { return new Checked("n" + x); }

  static int checked(int x) throws Checked {
    if (x % 5 == 0) throw made(x);
    return x * 2;
  }

  static int own(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      int before = sum;
      try {
        sum += positive(i);
        sum ^= checked(i);
      } catch (Lighter e) {
        sum = before + e.code * 5;
      } catch (Light e) {
        sum -= e.code;
      } catch (Checked e) {
        sum += e.getMessage().length();
      }
    }
    return sum;
  }

  /** Handlers that throw on; finally on all ways. */
  static int nested(int n) {
    int sum = 0, cleaned = 0;
    long wide = 1;
    for (int i = 0; i < n; i++) {
      double d = i;
      try {
        try {
          if ((i & 3) == 1) throw new Light(i);
          d += positive(i + 1);
        } catch (Lighter e) {
          throw new Light(e.code + 1);
        } finally {
          cleaned++;
          wide = wide * 31 + i;
        }
        sum += (int) d;
      } catch (Light e) {
        sum += e.code * 3 + (int) d;
        continue;
      }
      sum++;
    }
    return sum + cleaned + (int) wide;
  }

  static int locked(Object lock, int i) {
    synchronized (lock) {
      if (i % 4 == 0) throw new Light(i);
      return i;
    }
  }

  static int locks(Object lock, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      try {
        sum += locked(lock, i);
      } catch (Light e) {
        sum -= e.code + (Thread.holdsLock(lock) ? 1000 : 0);
      }
    }
    return sum;
  }

  /** The way out of a loop is an exception, and a handler leads back to where it began. */
  static int retry(int n) {
    int attempts = 0, x = n;
    while (true) {
      try {
        for (;;) {
          attempts++;
          if (x % 11 == 3) throw new Light(x);
          if (x > 1000) return attempts + x;
          x += 7;
        }
      } catch (Light e) {
        x = e.code + 5;
      }
    }
  }

  /** Not caught here, or only by a class that is never loaded otherwise. */
  static int through(int i) {
    try {
      return positive(i) + (i % 10 == 0 ? 1 / (i % 20) : 0);
    } catch (java.util.EmptyStackException e) {
      return -1;
    }
  }

  static int outer(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      try {
        sum += through(i);
      } catch (ArithmeticException e) {
        sum += 100;
      } catch (RuntimeException e) {
        sum += e instanceof Lighter ? 2 : 1;
      }
    }
    return sum;
  }

  /** Traces show the same frames, inlined or not. */
  static int traces(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      try {
        sum += checked(i);
      } catch (Checked e) {
        StackTraceElement[] trace = e.getStackTrace();
        sum = sum * 7 + trace.length + trace[0].getMethodName().length() * 3 + trace[1].getLineNumber();
      }
    }
    return sum;
  }

  static Light kept;

  static int escapes(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      try {
        positive(i);
      } catch (Light e) {
        if (kept != e) sum++;
        kept = e;
        if (i == n - 1) throw e;
      }
    }
    return sum + (kept == null ? 0 : kept.code);
  }

  public static void main(String[] args) {
    Object lock = new Object();
    long all = 0;
    for (int i = 0; i < 3000; i++) {
      all = all * 31 + own(i % 40);
      all = all * 31 + nested(i % 30);
      all = all * 31 + locks(lock, i % 20);
      all = all * 31 + retry(i % 50);
      all = all * 31 + outer(i % 60);
      if (i % 10 == 0) all = all * 31 + traces(i % 23);
      try {
        all = all * 31 + escapes(i % 17);
      } catch (Light e) {
        all += e.code;
      }
      if (i % 500 == 0) System.out.println(all);
    }
    System.out.println(all + " " + Thread.holdsLock(lock));
  }
}
