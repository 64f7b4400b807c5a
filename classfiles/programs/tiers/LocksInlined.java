import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** Synchronized methods whose code becomes a part of their callers': left by return, exception and in the middle; objects that never leave; other threads at the same locks. */
public class LocksInlined {
  static class Quick extends RuntimeException {
    Quick() {
      super(null, null, false, false);
    }
  }

  static class Cell {
    int v;
    Object link;

    synchronized int add(int x) {
      return v += x;
    }

    synchronized int positive(int x) {
      if (x % 5 == 0) throw new Quick();
      return v += x;
    }

    synchronized int element(int[] a, int i) {
      return a[i] + v++;
    }

    synchronized int both(Cell other, int x) {
      return other.positive(x) + add(1);
    }

    synchronized boolean isHeld() {
      return Thread.holdsLock(this);
    }

    synchronized int kept(int x, boolean rare) {
      if (rare) leaked = this;
      return add(x);
    }

    synchronized int outer(int x, boolean rare) {
      return kept(x, rare) + (rare && !holds(this) ? 1 << 30 : 1);
    }

    synchronized int caught(int x) {
      try {
        return positive(x);
      } catch (Quick e) {
        return holds(this) ? -1 : -1000;
      }
    }

    static synchronized int all(int x) {
      if (x % 7 == 0) throw new Quick();
      return x + (Thread.holdsLock(Cell.class) ? 1 : 100);
    }
  }

  static Cell leaked;
  static final Cell shared = new Cell();

  static boolean holds(Object o) {
    return Thread.holdsLock(o);
  }

  static int exceptional(Cell c, int n) {
    int sum = 0;
    int[] a = new int[10];
    for (int i = 0; i < n; i++) {
      try {
        sum += c.both(shared, i);
        sum += Cell.all(i);
        sum += c.element(a, i % 11);
      } catch (Quick e) {
        sum -= i & 3;
      } catch (ArrayIndexOutOfBoundsException e) {
        sum ^= 9;
      } catch (NullPointerException e) {
        sum += 2;
      }
      if (holds(c) || holds(shared) || holds(Cell.class)) throw new Error("still locked at " + i);
    }
    return sum;
  }

  /** Cells that are made only where the code is left. */
  static int local(int n, int rare) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      Cell c = new Cell();
      sum += c.add(i) + c.caught(i) + c.kept(i, i == rare);
      if (i == rare) sum += holds(leaked) ? 1_000_000 : leaked.v;
      if (i % 1000 == 999) sum += c.isHeld() && !holds(c) ? 1 : 2_000_000;
      try {
        sum += c.positive(i);
      } catch (Quick e) {
        sum += c.v;
      }
    }
    return sum;
  }

  /** The cell is made when it leaks, in the middle of its locked methods. */
  static int leaking(int n, int rare) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      Cell c = new Cell();
      c.v = i;
      sum += c.outer(i, i == rare);
    }
    return leaked == null ? sum : holds(leaked) ? -1 : sum + leaked.v;
  }

  static class Account {
    private int balance;
    private int waits;

    synchronized void put(int x) {
      balance += x;
      if ((x & 1) == 0) notifyAll();
    }

    synchronized int take(int x) throws InterruptedException {
      while (balance < x) {
        waits++;
        wait();
      }
      return balance -= x;
    }

    synchronized int slowly(int x) {
      int before = balance;
      for (int i = 0; i < 50; i++) Thread.yield();
      if (balance != before) throw new Error("not alone");
      return x;
    }
  }

  static void threads() throws InterruptedException {
    Account account = new Account();
    List<Thread> all = new ArrayList<>();
    int[] sums = new int[4];
    for (int t = 0; t < 4; t++) {
      int id = t;
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 4000; i++) {
                    if (id < 2) account.put(2);
                    else account.take(2);
                    if (i % 500 == 0) sums[id] += account.slowly(i);
                  }
                } catch (InterruptedException e) {
                  sums[id] = -1;
                }
              });
      all.add(thread);
      thread.start();
    }
    for (Thread thread : all) thread.join();
    System.out.println(account.balance + " " + java.util.Arrays.toString(sums) + " " + holds(account));
  }

  static class Reported {
    synchronized int outer(int x, boolean look) {
      return inner(x, look) + 1;
    }

    private synchronized int inner(int x, boolean look) {
      return look ? held() : x;
    }
  }

  static int held() {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {Thread.currentThread().getId()}, true, true)[0];
    StringBuilder text = new StringBuilder();
    for (MonitorInfo m : info.getLockedMonitors())
      text.append(' ').append(m.getLockedStackFrame().getMethodName()).append(m.getClassName().endsWith("Reported"));
    System.out.println(text);
    return text.length();
  }

  static int reported(Reported r, int n, int at) {
    int sum = 0;
    for (int i = 0; i < n; i++) sum += r.outer(i, i == at);
    return sum;
  }

  public static void main(String[] args) throws Exception {
    for (int r = 0; r < 6; r++) {
      System.out.println(exceptional(new Cell(), 30_000) + " " + shared.v);
      System.out.println(local(30_000, r < 4 ? -1 : 20_000));
    }
    leaked = null;
    for (int r = 0; r < 5; r++) System.out.println(leaking(30_000, r < 4 ? -1 : 20_000));
    try {
      exceptional(null, 10);
    } catch (NullPointerException e) {
      System.out.println("null");
    }
    threads();
    threads();
    Reported r = new Reported();
    for (int i = 0; i < 4; i++) System.out.println(reported(r, 30_000, i == 3 ? 20_000 : -1));
    System.out.println(holds(r));
  }
}
