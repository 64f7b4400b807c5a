// exit: 1
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** ThreadLocal, InheritableThreadLocal, uncaught handlers, groups, Timer. */
public class ThreadLocals {
  static final ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 10);
  static final InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>() { @Override protected String childValue(String parent) { return parent + "'"; } };

  public static void main(String[] args) throws Exception {
    local.set(local.get() + 1);
    inherited.set("main");
    StringBuffer log = new StringBuffer();
    Thread t = new Thread(() -> {
      log.append(local.get()).append(inherited.get()).append(' ');
      local.set(99);
      Thread child = new Thread(() -> log.append(local.get()).append(inherited.get()));
      child.start();
      try { child.join(); } catch (InterruptedException e) { }
    });
    t.start();
    t.join();
    System.out.println(log + " " + local.get() + inherited.get());
    local.remove();
    System.out.println(local.get());
    Thread bad = new Thread(() -> { throw new IllegalStateException("in thread"); }, "bad");
    bad.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " " + e));
    bad.start();
    bad.join();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> System.out.println("default " + thread.getName() + " " + e.getMessage()));
    Thread worse = new Thread(() -> { Object o = null; o.hashCode(); }, "worse");
    worse.start();
    worse.join();
    ThreadGroup group = new ThreadGroup("group") { @Override public void uncaughtException(Thread thread, Throwable e) { System.out.println("group " + e.getMessage()); } };
    Thread inGroup = new Thread(group, () -> { throw new RuntimeException("handled by " + Thread.currentThread().getThreadGroup().getName()); });
    inGroup.start();
    inGroup.join();
    System.out.println(group.getParent().getName() + " " + group.activeCount() + " " + group.getMaxPriority());
    Timer timer = new Timer("timer", true);
    CountDownLatch ticks = new CountDownLatch(3);
    timer.schedule(new TimerTask() { public void run() { ticks.countDown(); } }, 1, 2);
    ticks.await();
    timer.cancel();
    try {
      timer.schedule(new TimerTask() { public void run() { } }, 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook in " + Thread.currentThread().getName()), "hook"));
    throw new IllegalArgumentException("main's own");
  }
}
