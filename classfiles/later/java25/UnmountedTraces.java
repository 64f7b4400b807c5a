import java.util.*;
import java.util.concurrent.locks.LockSupport;

public class UnmountedTraces {
  static void parkHere() {
    LockSupport.park();
  }

  static void waitHere(Object lock) throws InterruptedException {
    synchronized (lock) {
      lock.wait();
    }
  }

  static void enterHere(Object lock) {
    synchronized (lock) {
      parkHere();
    }
  }

  static void show(Thread t) {
    List<String> names = new ArrayList<>();
    for (StackTraceElement e : t.getStackTrace()) if (e.getClassName().equals("UnmountedTraces")) names.add(e.getMethodName());
    System.out.println(t.getName() + " " + t.getState() + " " + names);
  }

  public static void main(String[] args) throws Exception {
    Object lock = new Object();
    Object held = new Object();
    Thread parked = Thread.ofVirtual().name("parked").start(UnmountedTraces::parkHere);
    Thread waiting = Thread.ofVirtual().name("waiting").start(() -> { try { waitHere(lock); } catch (InterruptedException e) { } });
    Thread blocked;
    synchronized (held) {
      blocked = Thread.ofVirtual().name("blocked").start(() -> enterHere(held));
      while (blocked.getState() != Thread.State.BLOCKED) Thread.sleep(1);
      while (waiting.getState() != Thread.State.WAITING || parked.getState() != Thread.State.WAITING) Thread.sleep(1);
      show(parked);
      show(waiting);
      show(blocked);
    }
    while (blocked.getState() != Thread.State.WAITING) Thread.sleep(1);
    show(blocked);
    Thread unstarted = Thread.ofVirtual().name("unstarted").unstarted(() -> {});
    show(unstarted);
    LockSupport.unpark(parked);
    LockSupport.unpark(blocked);
    waiting.interrupt();
    parked.join();
    blocked.join();
    waiting.join();
    show(parked);
    Thread throwing = Thread.ofVirtual().name("throwing").uncaughtExceptionHandler((t, e) -> {
      for (StackTraceElement s : e.getStackTrace()) System.out.println(s.getClassName() + "." + s.getMethodName());
    }).start(() -> { throw new IllegalStateException(); });
    throwing.join();
  }
}
