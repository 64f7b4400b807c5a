/** Synchronized methods that never look at their receiver, left at the poll of their entry: a frame that is entered anew must still lock. */
public class SynchronizedEntry {
  static volatile boolean done;
  static int count;
  static int held;
  static int other;

  synchronized void add(int n) {
    count += n;
  }

  synchronized int twice(int n) {
    return n + n;
  }

  synchronized long sum(long a, long b) {
    return a + b + count;
  }

  synchronized Object same(Object o) {
    return o;
  }

  public static void main(String[] args) throws InterruptedException {
    Thread spinner = new Thread(() -> {
      while (!done) other++;
    });
    spinner.setDaemon(true);
    spinner.start();
    SynchronizedEntry e = new SynchronizedEntry();
    long total = 0;
    long end = System.nanoTime() + 700_000_000L;
    int rounds = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 1000; i++) {
        e.add(1);
        total += e.twice(i);
        total += e.sum(i, 1) & 1;
        if (e.same(e) != e) System.out.println("other");
        if (Thread.holdsLock(e)) held++;
      }
      rounds++;
    }
    done = true;
    spinner.join();
    System.out.println(count == 1000 * rounds);
    System.out.println(held);
    Thread last = new Thread(() -> e.add(0));
    last.start();
    last.join();
    System.out.println("end");
  }
}
