import java.util.*;
import java.util.concurrent.*;

public class ThreadsNow {
  public static void main(String[] args) throws Exception {
    Thread main = Thread.currentThread();
    System.out.println(main + " " + main.threadId() + " " + main.getThreadGroup() + " " + main.getPriority() + " " + main.isDaemon() + " " + main.getState());
    Thread t = Thread.ofPlatform().name("platform").daemon().priority(7).unstarted(() -> System.out.println(Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon() + " " + Thread.currentThread().getPriority()));
    System.out.println(t.getState());
    t.start();
    t.join();
    System.out.println(t.getState() + " " + t.isAlive() + " " + t);
    ThreadGroup group = new ThreadGroup("mine");
    Thread g = new Thread(group, () -> System.out.println(Thread.currentThread().getThreadGroup().getName() + " " + group.activeCount()), "in group");
    g.start();
    g.join();
    System.out.println(group.activeCount() + " " + group.isDestroyed());
    try {
      new Thread("stop").stop();
    } catch (UnsupportedOperationException e) {
      System.out.println("stop: " + e.getMessage());
    }
    Thread sleeper = new Thread(() -> {
      try {
        Thread.sleep(java.time.Duration.ofSeconds(100));
      } catch (InterruptedException e) {
        System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
      }
    });
    sleeper.start();
    while (sleeper.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
    System.out.println(sleeper.getStackTrace()[0].getMethodName().startsWith("sleep"));
    sleeper.interrupt();
    System.out.println(sleeper.join(java.time.Duration.ofSeconds(10)));
    Thread.sleep(0, 1000);
    try {
      Thread.sleep(-1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    Object lock = new Object();
    try {
      lock.wait(0, 1000000);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      lock.wait();
    } catch (IllegalMonitorStateException e) {
      System.out.println(e.getMessage());
    }
    Thread failing = new Thread(() -> { throw new IllegalStateException("uncaught"); }, "failing");
    failing.setUncaughtExceptionHandler((who, e) -> System.out.println(who.getName() + " " + e));
    failing.start();
    failing.join();
    Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
    System.out.println(all.containsKey(main) + " " + all.keySet().stream().anyMatch(x -> x.getName().equals("Reference Handler")));
    InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
    inherited.set("parent's");
    Thread child = new Thread(() -> System.out.println(inherited.get()));
    child.start();
    child.join();
    Thread none = Thread.ofPlatform().inheritInheritableThreadLocals(false).start(() -> System.out.println(inherited.get()));
    none.join();
    System.out.println(Runtime.getRuntime().availableProcessors() > 0);
  }
}
