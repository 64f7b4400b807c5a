import java.util.concurrent.locks.LockSupport;

/** interrupt in sleep, wait, join and park, and the flag. */
public class Interrupts {
  interface Blocking { void run() throws InterruptedException; }

  static void interrupted(String name, Blocking action) throws InterruptedException {
    String[] outcome = {"none"};
    Thread t = new Thread(() -> {
      try {
        action.run();
        outcome[0] = "returned, flag " + Thread.currentThread().isInterrupted();
      } catch (InterruptedException e) {
        outcome[0] = e + ", flag " + Thread.currentThread().isInterrupted();
      }
    });
    t.start();
    while (t.getState() == Thread.State.NEW || t.getState() == Thread.State.RUNNABLE) Thread.sleep(1);
    t.interrupt();
    t.join();
    System.out.println(name + ": " + outcome[0]);
  }

  public static void main(String[] args) throws InterruptedException {
    Object lock = new Object();
    interrupted("sleep", () -> Thread.sleep(100000));
    interrupted("wait", () -> { synchronized (lock) { lock.wait(); } });
    interrupted("timed wait", () -> { synchronized (lock) { lock.wait(100000); } });
    Thread forever = new Thread(() -> { while (true) LockSupport.park(); });
    forever.setDaemon(true);
    forever.start();
    interrupted("join", () -> forever.join());
    interrupted("park", () -> LockSupport.park());
    interrupted("parkNanos", () -> LockSupport.parkNanos(100_000_000_000L));
    Thread.currentThread().interrupt();
    System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + " " + Thread.interrupted());
    Thread.currentThread().interrupt();
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      System.out.println("at once: " + e.getMessage() + " " + Thread.currentThread().isInterrupted());
    }
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
    System.out.println("permit was there");
    Thread spinner = new Thread(() -> { long n = 0; while (!Thread.currentThread().isInterrupted()) n++; System.out.println("spinner saw the interrupt " + (n >= 0)); });
    spinner.start();
    Thread.sleep(10);
    spinner.interrupt();
    spinner.join();
    System.out.println(spinner.isInterrupted() + " " + spinner.getState());
  }
}
