import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What java.lang.management counts of threads: started, at most, blocked, waited. */
public class ThreadCounters {
  static final Object a = new Object();
  static final Object b = new Object();

  static void show(ThreadMXBean threads, Thread t) {
    ThreadInfo i = threads.getThreadInfo(t.getId());
    System.out.println(t.getName() + " " + i.getThreadState() + " " + i.getBlockedCount() + " " + i.getWaitedCount() + " " + i.getBlockedTime() + " " + i.getWaitedTime());
  }

  static void await(Thread t, Thread.State state) throws InterruptedException {
    while (t.getState() != state) Thread.sleep(1);
  }

  public static void main(String[] args) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long started = threads.getTotalStartedThreadCount();
    int live = threads.getThreadCount();
    threads.resetPeakThreadCount();
    System.out.println(threads.getPeakThreadCount() - live);
    CountDownLatch go = new CountDownLatch(1);
    Thread[] five = new Thread[5];
    for (int i = 0; i < five.length; i++) {
      five[i] = new Thread(() -> { try { go.await(); } catch (InterruptedException e) {} });
      five[i].start();
    }
    System.out.println(threads.getThreadCount() - live);
    go.countDown();
    for (Thread t : five) t.join();
    for (int i = 0; i < 3; i++) {
      Thread t = new Thread(() -> {});
      t.start();
      t.join();
    }
    System.out.println(threads.getTotalStartedThreadCount() - started + " " + (threads.getPeakThreadCount() - live));
    Thread w = new Thread(() -> {
      try {
        synchronized (a) { a.wait(); }
        Thread.sleep(2);
        synchronized (b) { b.wait(1); }
        LockSupport.parkNanos(1000);
        synchronized (a) {}
        LockSupport.park();
      } catch (InterruptedException e) {}
    }, "waiting");
    w.start();
    await(w, Thread.State.WAITING);
    show(threads, w);
    synchronized (a) {
      a.notify();
      await(w, Thread.State.BLOCKED);
      show(threads, w);
    }
    await(w, Thread.State.WAITING);
    show(threads, w);
    LockSupport.unpark(w);
    w.join();
    Thread blocked = new Thread(() -> {
      synchronized (b) { synchronized (a) {} }
      synchronized (a) {}
      try { Thread.sleep(100000); } catch (InterruptedException e) {}
    }, "blocked");
    synchronized (a) {
      blocked.start();
      await(blocked, Thread.State.BLOCKED);
      show(threads, blocked);
    }
    await(blocked, Thread.State.TIMED_WAITING);
    show(threads, blocked);
    blocked.interrupt();
    blocked.join();
    System.out.println(threads.getThreadInfo(blocked.getId()));
  }
}
