// stress: no (thousands of threads)
/** Eight thousand threads asleep at once, each three hundred frames deep. */
public class DeepSleepers {
  static final int THREADS = 8000;
  static final Object gate = new Object();
  static boolean open;
  static int arrived;
  static int right;

  static int dive(int n, int a, Object own) throws InterruptedException {
    if (n == 0) {
      synchronized (gate) {
        arrived++;
        gate.notifyAll();
        while (!open) gate.wait();
      }
      return own.hashCode();
    }
    return dive(n - 1, a + n, own) + (a & 0);
  }

  public static void main(String[] args) throws Exception {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads[i] = new Thread(null, () -> {
        try {
          int found = dive(300, 0, Integer.valueOf(number));
          synchronized (gate) { if (found == number) right++; }
        } catch (InterruptedException e) { System.out.println(e); }
      }, "t" + i, 256 << 10);
      threads[i].start();
    }
    synchronized (gate) {
      while (arrived < THREADS) gate.wait();
      System.gc();
      System.out.println(threads[THREADS / 2].getStackTrace().length > 300);
      open = true;
      gate.notifyAll();
    }
    for (Thread t : threads) t.join();
    System.out.println(arrived + " " + right);
  }
}
