/** C code of several threads, whose Java code sleeps and waits; monitors. */
public class JniThreads {
  static native int nap(int n, Object lock);
  static native int locked(Object lock, int n);
  static native int exitOnly(Object lock);
  synchronized native int both(int a, double d, Object o);
  static synchronized native double bothStatic(int a, double d, Object o);

  static int counter;
  static Object theLock;

  static int sleepy(int n, int i, Object lock) throws Exception {
    Thread.sleep(1 + (n + i) % 3);
    byte[] garbage = new byte[20000];
    synchronized (lock) {
      counter++;
      if (n % 2 == 0) lock.wait(2);
    }
    return n + garbage.length / 20000;
  }

  static int inside(int n) throws Exception {
    int before = counter;
    if (!Thread.holdsLock(theLock)) return -1000;
    Thread.sleep(2);
    if (counter != before) return -2000;
    counter++;
    return n;
  }

  int held(int a, double d, Object o) {
    return Thread.holdsLock(this) ? a + (int) d + o.toString().length() : -1;
  }

  static double heldStatic(int a, double d, Object o) {
    if (!Thread.holdsLock(JniThreads.class)) return -1;
    if (a == 0) throw new IllegalStateException("thrown while locked");
    return a + d + o.toString().length();
  }

  public static void main(String[] args) throws Exception {
    Lib.load();
    Object lock = new Object();
    theLock = lock;
    Thread[] threads = new Thread[20];
    int[] results = new int[threads.length];
    for (int t = 0; t < threads.length; t++) {
      int n = t;
      threads[t] = new Thread(() -> results[n] = nap(n, lock));
      threads[t].start();
    }
    for (Thread t : threads) t.join();
    for (int r : results) System.out.print(r + " ");
    System.out.println(counter);
    counter = 0;
    for (int t = 0; t < threads.length; t++) {
      int n = t;
      threads[t] = new Thread(() -> results[n] = locked(lock, n));
      threads[t].start();
    }
    for (Thread t : threads) t.join();
    for (int r : results) System.out.print(r + " ");
    System.out.println(counter + " " + Thread.holdsLock(lock));
    try {
      exitOnly(lock);
    } catch (IllegalMonitorStateException e) {
      System.out.println(e);
    }
    JniThreads o = new JniThreads();
    for (int i = 0; i < 3; i++) System.out.println(o.both(3, 4.5, "five") + " " + bothStatic(1, 0.5, "xyz") + " " + Thread.holdsLock(o));
    try {
      bothStatic(0, 0, null);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + " " + Thread.holdsLock(JniThreads.class));
    }
    Thread interrupted = new Thread(() -> {
      try {
        System.out.println(nap(1000000, lock));
      } catch (Throwable t) {
        System.out.println(t);
      }
    });
    interrupted.start();
    interrupted.interrupt();
    interrupted.join();
  }
}
