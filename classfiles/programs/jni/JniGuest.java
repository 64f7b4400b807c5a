import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * C as strangers write it: threads of its own that do everything, large arrays, deep stacks, what may be
 * called while an exception is pending.
 */
public class JniGuest {
  static class Base {
    String mix(int a, double b, long c, float d, short e, double f, boolean g, double h, byte i, double j,
        char k, double l, int m, double n, long o, double p, float q, double r, long s, String t, double u,
        int[] v) {
      return "base " + JniGuest.smix(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
    }
  }
  static class Derived extends Base {
    @Override
    String mix(int a, double b, long c, float d, short e, double f, boolean g, double h, byte i, double j,
        char k, double l, int m, double n, long o, double p, float q, double r, long s, String t, double u,
        int[] v) {
      return "derived " + JniGuest.smix(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
    }
    static String smix(int a, double b, long c, float d, short e, double f, boolean g, double h, byte i,
        double j, char k, double l, int m, double n, long o, double p, float q, double r, long s, String t,
        double u, int[] v) {
      return JniGuest.smix(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
    }
    static int boom(int x) {
      throw new IllegalArgumentException("boom " + x);
    }
    static int twice(int x) {
      return 2 * x;
    }
    static int counter;
    static int endless(int x) {
      return endless(x + 1) + 1;
    }
  }
  static String smix(int a, double b, long c, float d, short e, double f, boolean g, double h, byte i,
      double j, char k, double l, int m, double n, long o, double p, float q, double r, long s, String t,
      double u, int[] v) {
    return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j + " "
        + (int) k + " " + l + " " + m + " " + n + " " + o + " " + p + " " + q + " " + r + " " + s + " " + t
        + " " + u + " " + v.length;
  }
  interface Top {
    int DEEP = new Random(1).nextInt() & 0 | 42;
    static int ofInterface() {
      return 1;
    }
    default int byDefault() {
      return 5;
    }
  }
  interface Middle extends Top {}
  static class Holder {
    static long inherited = 1L << 40;
    static int ofSuper() {
      return 3;
    }
    private int hidden() {
      return 9;
    }
  }
  static class Members extends Holder implements Middle {}
  static abstract class Abstract implements Middle {}
  static class Concrete extends Abstract {
    public int byDefault() {
      return 6;
    }
  }

  static native Object mixed(Object o, Class<?> base, int how);
  static native String[] threads(Object o, Class<?> base, int kind, int threads, int n);
  static native long criticals(byte[] a, long[] b, double[] d, String s, int rounds);
  static native int pending(int[] a, String s, Object o);
  static native int replaced();
  static native void makeWeaks(Object[] a);
  static native String askWeaks();
  static native Object[] big(int n);
  static native String members(Class<?> c, Object o);
  static native Class<?> defineBoot(String name, ClassLoader l, byte[] b);
  static native int enter(Object o);
  static native int leave(Object o);
  static native void waitFor(Object o);
  static native void tell(Object o);
  static native int recurse(int n);
  static native int cDeep(int kb);
  static native long id(String s);

  static int boom(int x) {
    throw new IllegalArgumentException("boom " + x);
  }
  static void pause() {
    Thread.yield();
  }
  static int down(int n) {
    return recurse(n) + 1;
  }

  static void attempt(String what, Callable<?> c) {
    try {
      Object r = c.call();
      System.out.println(what + ": " + (r instanceof Object[] x ? Arrays.deepToString(x) : r));
    } catch (Throwable t) {
      System.out.println(what + ": " + t);
    }
  }

  public static void main(String[] args) throws Exception {
    Lib.load("libjniguest.so");
    Derived o = new Derived();
    for (int how = 0; how < 9; how++) {
      int h = how;
      attempt("mixed " + h, () -> mixed(o, Base.class, h));
    }
    attempt("attach again", () -> String.join("", threads(o, Base.class, 0, 4, 60)));
    attempt("foreign mixed", () -> {
      String[] r = threads(o, Base.class, 1, 3, 0);
      return r[0] + r[0].equals(r[1]) + r[0].equals(r[2]);
    });
    attempt("foreign arrays", () -> threads(o, Base.class, 2, 3, 0));
    attempt("foreign monitors", () -> String.join("", threads(o, Base.class, 3, 6, 50)) + Derived.counter);
    attempt("foreign frames", () -> String.join("", threads(o, Base.class, 4, 3, 60)));
    attempt("foreign overflow", () -> String.join("", threads(o, Base.class, 5, 2, 0)));
    attempt("foreign interrupt", () -> String.join("", threads(o, Base.class, 6, 2, 0)));
    AtomicBoolean stop = new AtomicBoolean();
    Thread gc = new Thread(() -> {
      while (!stop.get()) {
        System.gc();
        Object[] x = new Object[10000];
        Thread.yield();
      }
    });
    gc.start();
    byte[] a = new byte[100000];
    long[] b = new long[100000];
    double[] d = new double[100000];
    attempt("criticals", () -> criticals(a, b, d, "abcde", 20));
    stop.set(true);
    gc.join();
    long sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * 3 + b[i] * 5 + (long) d[i];
    System.out.println(sum);
    int[] p = new int[3];
    attempt("pending", () -> pending(p, "string", new Object()));
    System.out.println(p[0]);
    attempt("replaced", () -> replaced());
    Object[] kept = new Object[100];
    for (int i = 0; i < 100; i++) kept[i] = new Object();
    makeWeaks(kept);
    for (int i = 0; i < 100; i++)
      if (i % 2 == 1)
        kept[i] = null;
    for (int i = 0; i < 3; i++) System.gc();
    attempt("weaks", () -> askWeaks());
    System.out.println(kept[0] != null);
    attempt("big", () -> {
      StringBuilder s = new StringBuilder();
      for (Object x : big(200000))
        s.append(x.getClass().getSimpleName())
            .append(' ')
            .append(Array.getLength(x))
            .append(' ')
            .append(x instanceof Object[] y                        ? y[65536] instanceof int[][]
                    : Array.get(x, 199999) instanceof Character ch ? (int) ch
                                                                   : Array.get(x, 199999))
            .append(' ');
      return s;
    });
    attempt("members", () -> members(Members.class, new Members()));
    attempt("members abstract", () -> members(Abstract.class, new Concrete()));
    attempt("members interface", () -> members(Middle.class, new Concrete()));
    byte[] bytes = JniGuest.class.getResourceAsStream("JniGuest$Holder.class").readAllBytes();
    attempt("define boot", () -> {
      Class<?> c = defineBoot("JniGuest$Holder", null, bytes);
      return c.getName() + " " + c.getClassLoader() + " " + (c != Holder.class);
    });
    attempt("define boot again", () -> defineBoot(null, null, bytes));
    attempt("define java", () -> {
      byte[] x = bytes.clone();
      return defineBoot("java/lang/X", JniGuest.class.getClassLoader(), x);
    });
    attempt("define slash", () -> defineBoot("JniGuest.Holder", new ClassLoader() {}, bytes));
    Object lock = new Object();
    attempt("monitors", () -> {
      int r = enter(lock) + enter(lock);
      Thread t = new Thread(() -> { synchronized (lock) { System.out.println("entered"); }
  });
  t.start();
  while (t.getState() != Thread.State.BLOCKED) Thread.sleep(1);
  System.out.println("held " + Thread.holdsLock(lock));
  r += leave(lock);
  Thread.sleep(5);
  System.out.println("still " + t.getState());
  r += leave(lock);
  t.join();
  return r;
});
attempt("monitor unowned", () -> leave(lock));
    attempt("monitor of synchronized", () -> { synchronized (lock) { enter(lock); leave(lock); return Thread.holdsLock(lock);
    }
    });
    attempt("wait", () -> {
      Thread t = new Thread(() -> waitFor(lock));
      t.start();
      while (t.getState() != Thread.State.TIMED_WAITING && t.getState() != Thread.State.WAITING)
        Thread.sleep(1);
      tell(lock);
      t.join();
      return "told";
    });
    attempt("ends holding", () -> {
      threads(o, Base.class, 7, 1, 0);
      synchronized (o) {
        return "free";
      }
    });
    attempt("recurse", () -> recurse(200));
    attempt("overflow", () -> {
      try {
        return recurse(1 << 30);
      } catch (StackOverflowError e) {
        return "overflow";
      }
    });
    attempt("recurse after", () -> recurse(500));
    attempt("overflow in thread", () -> {
      String[] r = new String[1];
      Thread t = new Thread(() -> {
        try {
          recurse(1 << 30);
        } catch (StackOverflowError e) {
          r[0] = "overflow";
        }
      });
      t.start();
      t.join();
      return r[0];
    });
    attempt("C deep", () -> cDeep(500));
    attempt("C deep, large stack", () -> {
      int[] r = new int[1];
      Thread t = new Thread(null, () -> r[0] = cDeep(6000), "large", 64 << 20);
      t.start();
      t.join();
      return r[0];
    });
    attempt("many threads", () -> {
      int count = 100;
      AtomicInteger total = new AtomicInteger();
      CyclicBarrier all = new CyclicBarrier(count);
      Thread[] threads = new Thread[count];
      for (int i = 0; i < count; i++) {
        threads[i] = new Thread(() -> {
          total.addAndGet(recurse(3));
          try {
            all.await();
          } catch (Exception e) {
            System.out.println(e);
          }
          total.addAndGet(recurse(2));
        });
        threads[i].start();
      }
      for (Thread thread : threads) thread.join();
      return total;
    });
    attempt("strings",
        ()
            -> id("") + " " + id("a\0b") + " " + id("\ud83d\ude00") + " " + id("\ud83d") + " "
            + id("\u00e9\u20ac"));
    System.out.println("end");
    }
    }
