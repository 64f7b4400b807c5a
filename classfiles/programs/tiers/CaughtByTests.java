import java.util.Arrays;
import java.util.NoSuchElementException;

/** Exceptions whose class the throwing code does not know, caught in the methods that it is inlined into: order of handlers, traces, finally, suppressed ones, null, catch types that are not loaded. */
public class CaughtByTests {
  static class Base extends RuntimeException {
    final int n;

    Base(int n) {
      super("base " + n);
      this.n = n;
    }
  }

  static class Below extends Base {
    Below(int n) {
      super(n);
    }
  }

  static class Quick extends RuntimeException {
    Quick() {
      super(null, null, false, false);
    }
  }

  /** Is never loaded while the program is warm. */
  static class Rare extends Base {
    Rare(int n) {
      super(n);
    }
  }

  static boolean rare;
  static int finals;

  static RuntimeException make(int i) {
    switch (i % 7) {
      case 0:
        return new Base(i);
      case 1:
        return new Below(i);
      case 2:
        return new Quick();
      case 3:
        return null;
      case 4:
        return new NoSuchElementException("none");
      case 5:
        return rare ? new Rare(i) : new Below(-i);
      default:
        return new IllegalStateException("state", new Base(i));
    }
  }

  static int thrower(int i) {
    if ((i & 1) == 0) throw make(i >> 1);
    return i;
  }

  static int between(int i) {
    try {
      return thrower(i) + 1;
    } catch (NoSuchElementException e) {
      return -1;
    } finally {
      finals++;
    }
  }

  static int rareFirst(int i) {
    try {
      return between(i);
    } catch (Rare e) {
      return -1000;
    }
  }

  static int order(int i) {
    try {
      return rareFirst(i);
    } catch (Below e) {
      return e.n;
    } catch (Base e) {
      return -e.n;
    } catch (NullPointerException e) {
      return 7;
    }
  }

  static class Closing implements AutoCloseable {
    final int i;

    Closing(int i) {
      this.i = i;
    }

    @Override
    public void close() {
      if (i % 3 == 0) throw new Base(i);
    }
  }

  static int suppressed(int i) {
    try (Closing c = new Closing(i);
        Closing d = new Closing(i + 1)) {
      return order(i);
    } catch (IllegalStateException e) {
      return e.getSuppressed().length + ((Base) e.getCause()).n;
    } catch (Quick e) {
      return e.getSuppressed().length + 100;
    } catch (Base e) {
      return e.getSuppressed().length + 10 * e.n;
    }
  }

  static int rethrown(int i) {
    RuntimeException last = null;
    for (int k = 0; k < 3; k++) {
      try {
        try {
          if (last != null) throw last;
          thrower(i + k);
        } finally {
          finals += 2;
        }
      } catch (Base | IllegalStateException e) {
        last = e;
      } catch (RuntimeException e) {
        finals += 3;
      }
    }
    return last == null ? 0 : last.getClass().getName().length();
  }

  static String trace(int i) {
    try {
      return String.valueOf(between(i));
    } catch (NullPointerException e) {
      // HotSpot leaves out its trace.
      return "null";
    } catch (RuntimeException e) {
      StringBuilder text = new StringBuilder(e.toString());
      for (StackTraceElement at : Arrays.copyOf(e.getStackTrace(), Math.min(3, e.getStackTrace().length)))
        text.append(" | ").append(at.getMethodName()).append(':').append(at.getLineNumber());
      return text.toString();
    }
  }

  static int round(int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum = sum * 31 + suppressed(i);
      sum += rethrown(i);
    }
    return sum;
  }

  public static void main(String[] args) {
    for (int r = 0; r < 8; r++) {
      if (r == 6) rare = true;
      System.out.println(round(0, 4000) + " " + finals);
      int hash = 0;
      for (int i = 0; i < 400; i++) hash = 31 * hash + trace(i).hashCode();
      System.out.println(hash);
      for (int i = 0; i < 14; i++) System.out.println(trace(2 * i));
    }
  }
}
