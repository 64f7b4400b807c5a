package embed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Static methods that JavaScript calls. */
public class Calls {
  public static boolean not(boolean x) { return !x; }
  public static byte nextByte(byte x) { return (byte) (x + 1); }
  public static char nextChar(char x) { return (char) (x + 1); }
  public static short nextShort(short x) { return (short) (x + 1); }
  public static int add(int a, int b) { return a + b; }
  public static long addLong(long a, long b) { return a + b; }
  public static float addFloat(float a, float b) { return a + b; }
  public static double addDouble(double a, double b) { return a + b; }
  public static double many(int a, long b, float c, double d, int e, long f, float g, double h, int i, long j, float k, double l,
      byte m, short n, double o, float p, double q, float r, double s, int t) {
    return a - 2 * b + 3 * c - 4 * d + 5 * e - 6 * f + 7 * g - 8 * h + 9 * i - 10 * j + 11 * k - 12 * l + 13 * m - 14 * n + 15 * o
        - 16 * p + 17 * q - 18 * r + 19 * s - 20 * t;
  }
  public static String join(String a, String b) { return a + "|" + b; }
  public static String same(String x) { return x; }
  public static int[] reversed(int[] xs) {
    int[] ys = new int[xs.length];
    for (int i = 0; i < xs.length; i++) ys[i] = xs[xs.length - 1 - i];
    return ys;
  }
  public static boolean[] notAll(boolean[] xs) {
    boolean[] ys = xs.clone();
    for (int i = 0; i < ys.length; i++) ys[i] = !ys[i];
    return ys;
  }
  public static byte[] bytes(byte[] x) { return x.clone(); }
  public static char[] chars(char[] x) { return x.clone(); }
  public static short[] shorts(short[] x) { return x.clone(); }
  public static long[] longs(long[] x) { return x.clone(); }
  public static float[] floats(float[] x) { return x.clone(); }
  public static double[] doubles(double[] x) { return x.clone(); }
  public static int length(int[] xs) { return xs == null ? -1 : xs.length; }
  public static int lengthOf(String x) { return x == null ? -1 : x.length(); }
  public static void nothing() {}
  public int instance() { return 1; }

  public static List<String> list() { return new ArrayList<>(); }
  public static void addTo(List<String> list, String text) { list.add(text); }
  public static int sizeOf(List<String> list) { return list.size(); }
  public static int hash(Object o) { return System.identityHashCode(o); }

  public static class Own extends Exception {
    public Own(String message) { super(message); }
    @Override public String getMessage() { return "own " + super.getMessage(); }
  }

  public static void fail(String message) throws Own {
    throw new Own(message);
  }

  public static void failWithCause() {
    throw new IllegalStateException("outer", new RuntimeException("inner"));
  }

  public static int deep(int n) { return deep(n + 1) + 1; }

  public static class Bad {
    static {
      if (true) throw new IllegalStateException("no init");
    }
    public static int get() { return 1; }
  }

  public static class Slow {
    static int value;
    static {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new Error(e);
      }
      value = 7;
    }
    public static int get() { return value; }
  }

  /** Makes garbage and keeps some of it. */
  public static int churn(int rounds) {
    List<int[]> kept = new ArrayList<>();
    int sum = 0;
    for (int i = 0; i < rounds; i++) {
      int[] xs = new int[256];
      xs[0] = i;
      if (i % 64 == 0) kept.add(xs);
    }
    for (int[] xs : kept) sum += xs[0];
    return sum;
  }

  public static String sleep(int ms) throws InterruptedException {
    Thread.sleep(ms);
    return Thread.currentThread().getName();
  }

  private static final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

  public static String take() throws InterruptedException { return queue.take(); }
  public static void put(String text) throws InterruptedException { queue.put(text); }

  static volatile boolean flag;
  static volatile boolean spinning;

  /** Another thread must run for this to end. */
  public static int spin() {
    flag = false;
    spinning = false;
    // It waits to be looked for: it may well get its first turn before the loop.
    Thread other = new Thread(() -> {
      while (!spinning) Thread.yield();
      flag = true;
    });
    other.start();
    int turns = 0;
    while (!flag) {
      turns++;
      spinning = true;
    }
    return turns > 0 ? 1 : 0;
  }

  static volatile int ticks;

  /** A thread that goes on when the call is over. */
  public static void background(int count, boolean daemon) {
    Thread other = new Thread(() -> {
      for (int i = 0; i < count; i++) {
        try {
          Thread.sleep(2);
        } catch (InterruptedException e) {
          return;
        }
        ticks++;
      }
    });
    other.setDaemon(daemon);
    other.start();
  }

  public static int ticks() { return ticks; }

  public static Object sameObject(Object o) { return o; }
  public static Object mebibyte() { return new byte[1 << 20]; }
  public static Object some(int length) { return new byte[length]; }
  public static int sizeOf(Object array) { return ((byte[]) array).length; }
  public static int byteLength(byte[] xs) { return xs.length; }
  private static int secret() { return 1; }

  public static void exit(int status) { System.exit(status); }

  public static void gc() { System.gc(); }

  public static String threadName() { return Thread.currentThread().getName(); }

  public static boolean hasClassLoader() { return Thread.currentThread().getContextClassLoader() != null; }

  static class Stackless extends Exception {
    Stackless(String message, Throwable cause) { super(message, cause, false, false); }
  }

  public static void failWithoutStack(boolean withCause) throws Stackless {
    throw new Stackless("bare", withCause ? new Stackless("inner", null) : null);
  }

  /** What getMessage() throws has a getMessage() that throws. */
  static class Endless extends RuntimeException {
    @Override public String getMessage() { throw new Endless(); }
  }

  public static void failEndlessly() { throw new Endless(); }
}
