import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** Monitors and synchronizers that threads hold, and the frames that have locked them. */
public class HeldMonitors {
  static final Object a = new Object();
  static final Integer b = 1000;
  static final ReentrantLock lock = new ReentrantLock();
  static final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
  static final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  static void show(Thread t, boolean monitors, boolean synchronizers) {
    ThreadInfo i = threads.getThreadInfo(new long[] {t.getId()}, monitors, synchronizers)[0];
    System.out.println(t.getName() + " " + i.getThreadState() + " " + i.getLockOwnerName());
    for (MonitorInfo m : i.getLockedMonitors()) System.out.println("  " + m.getClassName() + " " + m.getLockedStackDepth() + " " + m.getLockedStackFrame().getMethodName().replaceAll("\\d", "") + " " + m.getLockedStackFrame().getLineNumber());
    // Their order is that of the heap, which collections change.
    Stream.of(i.getLockedSynchronizers()).map(LockInfo::getClassName).sorted().forEach(l -> System.out.println("  " + l));
  }

  static synchronized void inner(String text) {
    synchronized (b) {
      int n = text.length();
      synchronized (text) {
        deep(n);
      }
      deep(1);
    }
  }

  synchronized void own(int n) {
    if (n > 0) own(n - 1);
    else deep(2);
  }

  static void deep(int n) {
    if (n > 0) deep(n - 1);
    else {
      show(Thread.currentThread(), true, true);
      show(Thread.currentThread(), true, false);
      show(Thread.currentThread(), false, true);
    }
  }

  public static void main(String[] args) throws Exception {
    synchronized (a) {
      synchronized (a) {
        lock.lock();
        both.writeLock().lock();
        inner("text");
        both.writeLock().unlock();
        new HeldMonitors().own(2);
        lock.unlock();
      }
    }
    deep(0);
    Thread t = new Thread(() -> {
      synchronized (b) {
        try {
          synchronized (a) { a.wait(); }
        } catch (InterruptedException e) {
          synchronized (HeldMonitors.class) { System.out.println("interrupted"); }
        }
      }
    }, "other");
    t.start();
    while (t.getState() != Thread.State.WAITING) Thread.sleep(1);
    show(t, true, true);
    synchronized (HeldMonitors.class) {
      t.interrupt();
      while (t.getState() != Thread.State.BLOCKED) Thread.sleep(1);
      show(t, true, true);
      System.out.println(threads.dumpAllThreads(true, true).length > 3);
    }
    t.join();
  }
}
