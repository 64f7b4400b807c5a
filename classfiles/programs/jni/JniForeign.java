import java.util.TreeSet;

/** Threads that C code makes itself, which attach and call Java. */
public class JniForeign {
  static native void start(int threads, int calls);
  static native int joined();
  static native void startNamed(String name);

  static int calls;
  static long sum;
  static final TreeSet<String> names = new TreeSet<>();
  static boolean daemon;
  static ClassLoader found;
  static final Object lock = new Object();

  static int call(int thread, long x, double d, String text, float f) throws Exception {
    synchronized (lock) {
      calls++;
      sum += x + (long) d + text.length() + (long) f;
      names.add(Thread.currentThread().getName().replaceAll("\\d+", "N") + " " + Thread.currentThread().getThreadGroup().getName());
    }
    if (x % 7 == 0) Thread.sleep(1);
    byte[] garbage = new byte[5000];
    return thread + garbage.length;
  }

  static void fail(int x) {
    throw new IllegalStateException("thread " + x);
  }

  static void named(Class<?> c) {
    synchronized (lock) {
      daemon = Thread.currentThread().isDaemon();
      found = c.getClassLoader();
      names.add(Thread.currentThread().getName());
    }
    throw new RuntimeException("left pending");
  }

  public static void main(String[] args) throws Exception {
    Lib.load();
    start(5, 50);
    while (joined() < 5) Thread.sleep(2);
    System.out.println(calls + " " + sum + " " + names);
    names.clear();
    Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + " " + e));
    startNamed("of C");
    while (joined() < 6) Thread.sleep(2);
    System.out.println(names + " " + daemon + " " + (found == JniForeign.class.getClassLoader()));
  }
}
