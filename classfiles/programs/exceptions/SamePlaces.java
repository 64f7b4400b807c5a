// exit: 1
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Exceptions of many classes come to the same places again and again: what is known of one says nothing of another. */
public final class SamePlaces {
  static class A extends RuntimeException {
    A(String message) { super(message, null, false, false); }
  }
  static class B extends A {
    B(String message) { super(message); }
  }
  static final class C extends Exception {
    C(String message) { super(message, null, false, false); }
  }
  static final class D extends Error {
    D(String message) { super(message, null, false, false); }
  }

  static final Throwable[] MADE = {new A("a"), new B("b"), new C("c"), new D("d"), new IllegalStateException("e"), new StackOverflowError("f")};
  static final Object LOCK = new Object();
  static final StringBuilder path = new StringBuilder();

  @SuppressWarnings("unchecked")
  static <T extends Throwable> void raise(Throwable t) throws T {
    throw (T) t;
  }

  static int plain(int i) {
    SamePlaces.<RuntimeException>raise(MADE[i]);
    return i;
  }

  static int catchesB(int i) {
    try {
      return plain(i);
    } catch (B b) {
      path.append('B');
      return 10;
    }
  }

  static synchronized int locks(int i) {
    return catchesB(i) + 1;
  }

  static int locksOther(int i) {
    synchronized (LOCK) {
      return locks(i);
    }
  }

  static int ends(int i) {
    try {
      return locksOther(i);
    } finally {
      path.append(Thread.holdsLock(LOCK) || Thread.holdsLock(SamePlaces.class) ? '!' : '.');
    }
  }

  static int catchesTwo(int i) {
    try {
      return ends(i);
    } catch (A a) {
      path.append(a.getMessage()).append('A');
      return 20;
    } catch (D | StackOverflowError e) {
      path.append('E');
      throw e;
    }
  }

  static int nested(int i, int depth) {
    if (depth > 0) return nested(i, depth - 1) + 1;
    try {
      try {
        return catchesTwo(i);
      } catch (IllegalStateException e) {
        path.append('I');
        raise(new C("from " + e.getMessage()));
        return 0;
      }
    } catch (Exception e) {
      path.append('X').append(e.getMessage());
      return 40;
    }
  }

  static int outermost(int i, int depth) {
    try {
      return nested(i, depth);
    } catch (Throwable t) {
      path.append('T').append(t.getMessage());
      return 1000;
    }
  }

  /** Places that differ in nothing but where they are: more than any table has room for. */
  static int wide(int place, RuntimeException e) {
    try {
      switch (place) {
        case 0: throw e;
        case 1: plain(0); break;
        case 2: new ArrayList<Integer>().iterator().next(); break;
        case 3: List.of().get(0); break;
        case 4: Integer.parseInt("x"); break;
        case 5: new HashMap<String, String>(-1); break;
        case 6: ((Object) "s").wait(-1); break;
        case 7: Object o = "s"; return (Integer) o;
        default: throw new A("place " + place);
      }
      return -1;
    } catch (A a) {
      return 1;
    } catch (NumberFormatException | ClassCastException f) {
      return 2;
    } catch (RuntimeException | InterruptedException r) {
      return r == e ? 3 : 4;
    }
  }

  /** Too deep to be inlined as a whole. */
  static int deep(int i, int depth) {
    if (depth > 0) return deep(i, depth - 1) + 1;
    if ((i & 15) == 0) throw (A) MADE[i >> 4 & 1];
    return i;
  }

  static synchronized int lockedDeep(int i) {
    return deep(i, 6);
  }

  /** Hot methods that have inlined a synchronized one, whose monitor is left each time, and are themselves not inlined where there is a handler. */
  static int held() {
    IntUnaryOperator[] callers = {i -> lockedDeep(i), i -> lockedDeep(i) + 1, i -> lockedDeep(i) + 2, i -> lockedDeep(i) + 3};
    int held = 0;
    for (int i = 0; i < 3_000_000; i++) {
      try {
        callers[(i ^ i >> 4) & 3].applyAsInt(i);
      } catch (A a) {
        if (Thread.holdsLock(SamePlaces.class)) held++;
      }
    }
    return held;
  }

  public static void main(String[] args) throws Exception {
    HashMap<String, Integer> seen = new HashMap<>();
    long sum = 0;
    for (int round = 0; round < 3000; round++) {
      int i = (round * 7 + round / 11) % MADE.length;
      path.setLength(0);
      int got = outermost(i, round % 5) - round % 5;
      sum = 31 * sum + got;
      seen.merge(i + " " + path, 1, Integer::sum);
    }
    seen.keySet().stream().sorted().forEach(key -> System.out.println(key));
    System.out.println(sum);
    RuntimeException own = new IllegalArgumentException("own");
    int[] counts = new int[5];
    for (int round = 0; round < 9000; round++) counts[wide(round % 9, own)]++;
    for (int count : counts) System.out.print(count + " ");
    System.out.println();
    // The same places, from another thread, whose frames lie elsewhere.
    Thread other = new Thread(() -> {
      for (int i = 0; i < MADE.length; i++) {
        path.setLength(0);
        System.out.println(outermost(i, 2) + " " + path);
      }
    });
    other.start();
    other.join();
    // And through frames of the library and of native methods.
    int handled = 0;
    for (int round = 0; round < 600; round++) {
      try {
        SamePlaces.class.getDeclaredMethod("plain", int.class).invoke(null, round % MADE.length);
      } catch (java.lang.reflect.InvocationTargetException e) {
        handled += e.getCause() == MADE[round % MADE.length] ? 1 : 0;
      }
      try {
        List.of(round % MADE.length).forEach(SamePlaces::plain);
      } catch (Throwable t) {
        handled += t == MADE[round % MADE.length] ? 1 : 0;
      }
    }
    System.out.println(handled + " " + held());
    plain(1);
  }
}
