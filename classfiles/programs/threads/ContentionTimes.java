import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/** Times of waiting: -1 until somebody wants them measured, then at least what it has taken, and nothing of what was before. */
public class ContentionTimes {
  static final int TIME = 60;
  static final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
  static volatile boolean done;

  public static void main(String[] args) throws Exception {
    System.out.println(bean.isThreadContentionMonitoringSupported() + " " + bean.isThreadContentionMonitoringEnabled());
    show("before", Thread.currentThread(), 0, 0);
    Thread.sleep(TIME);
    bean.setThreadContentionMonitoringEnabled(true);
    System.out.println(bean.isThreadContentionMonitoringEnabled());
    ThreadInfo fresh = bean.getThreadInfo(Thread.currentThread().getId());
    System.out.println("fresh " + fresh.getBlockedTime() + " " + fresh.getWaitedTime());

    Object lock = new Object();
    Thread blocked = new Thread(() -> {
      synchronized (lock) {
        spinUntilDone();
      }
    });
    synchronized (lock) {
      blocked.start();
      while (blocked.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
      Thread.sleep(TIME);
    }
    show("sleeping", Thread.currentThread(), 0, 1);
    awaitWaits(blocked, 0);
    show("blocked", blocked, 1, 0);
    done = true;
    blocked.join();

    done = false;
    Thread waiting = new Thread(() -> {
      try {
        synchronized (lock) {
          lock.wait(TIME);
        }
        LockSupport.parkNanos(TIME * 1_000_000L);
        synchronized (lock) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        System.out.println(e);
      }
      spinUntilDone();
    });
    waiting.start();
    awaitWaits(waiting, 3);
    synchronized (lock) {
      lock.notify();
      Thread.sleep(TIME);
    }
    while (waiting.getState() != Thread.State.RUNNABLE) Thread.onSpinWait();
    show("waiting", waiting, 1, 3);
    bean.setThreadContentionMonitoringEnabled(false);
    show("off", waiting, 0, 0);
    bean.setThreadContentionMonitoringEnabled(true);
    ThreadInfo again = bean.getThreadInfo(waiting.getId());
    System.out.println("again " + again.getBlockedTime() + " " + again.getWaitedTime());
    done = true;
    waiting.join();
  }

  static void spinUntilDone() {
    while (!done) Thread.onSpinWait();
  }

  /** Until the thread has begun so many waits, and if there are any waits in one. */
  static void awaitWaits(Thread thread, int count) {
    while (bean.getThreadInfo(thread.getId()).getWaitedCount() < count
      || thread.getState() != (count == 0 ? Thread.State.RUNNABLE : Thread.State.WAITING)) Thread.onSpinWait();
  }

  /** Of the times, in ms, how they compare with so many times what was waited on purpose. */
  static void show(String what, Thread thread, int blocked, int waited) {
    ThreadInfo info = bean.getThreadInfo(thread.getId());
    System.out.println(what + " blocked " + times(info.getBlockedTime(), blocked) + ", waited " + times(info.getWaitedTime(), waited));
  }

  static String times(long time, int least) {
    if (time < 0) return "unknown";
    if (time == 0) return "none";
    return time > 86_400_000 ? "too long" : time < least * TIME ? "less" : "at least " + least;
  }
}
