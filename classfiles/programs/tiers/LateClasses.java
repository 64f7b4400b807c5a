// stress: no (it runs long)
/** Classes are linked that hot code had excluded: while it runs, two callers up, while another thread waits in it. */
public class LateClasses {
  static class Base {
    int value(int n) {
      return n + 1;
    }
  }

  static class Late1 extends Base {
    @Override
    int value(int n) {
      return n + 100;
    }
  }

  static class Late2 extends Base {
    @Override
    int value(int n) {
      return n - 7;
    }
  }

  static class Late3 extends Base {
    @Override
    int value(int n) {
      return n * 2;
    }
  }

  static Base current = new Base();

  /** At the step that is asked for, instances become those of a class that was not there before. */
  static void maybeLoad(int step, int at, int which) {
    if (step != at) return;
    current = which == 1 ? new Late1() : which == 2 ? new Late2() : new Late3();
  }

  static int running(int steps, int at) {
    int sum = 0;
    for (int i = 0; i < steps; i++) {
      maybeLoad(i, at, 1);
      sum += current.value(i & 15);
    }
    return sum;
  }

  static int inner(int step, int at) {
    maybeLoad(step, at, 2);
    return current.value(step & 7);
  }

  static int middle(int step, int at) {
    int before = current.value(step & 3);
    int result = inner(step, at);
    return before * 3 + result + current.value(1);
  }

  static int outer(int steps, int at) {
    int sum = 0;
    for (int i = 0; i < steps; i++) sum = sum * 31 + middle(i, at) + current.value(2);
    return sum;
  }

  static final Object lock = new Object();
  static boolean go;
  static int waiters;

  static int waiting(int steps, int at) throws InterruptedException {
    int sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += current.value(i & 15);
      if (i == at)
        synchronized (lock) {
          waiters++;
          lock.notifyAll();
          while (!go) lock.wait();
        }
      sum ^= current.value(i & 3);
    }
    return sum;
  }

  public static void main(String[] args) throws Exception {
    System.out.println(running(200_000, 150_000));
    for (int i = 0; i < 30_000; i++) outer(3, -1);
    System.out.println(outer(5, 2));
    System.out.println(outer(200_000, 100_000));
    int[] results = new int[3];
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) {
      int n = i;
      threads[i] = new Thread(() -> {
        try {
          results[n] = waiting(100_000, 90_000 + n);
        } catch (InterruptedException e) {
          results[n] = -1;
        }
      });
      threads[i].start();
    }
    synchronized (lock) {
      while (waiters < 3) lock.wait();
      maybeLoad(0, 0, 3);
      go = true;
      lock.notifyAll();
    }
    for (Thread t : threads) t.join();
    System.out.println(results[0] + " " + results[1] + " " + results[2]);
  }
}
