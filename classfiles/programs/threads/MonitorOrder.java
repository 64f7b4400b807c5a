/** In which order threads get a contended monitor, and come out of wait. Nothing goes on before the threads are seen where they should be, however slow the machine. */
public class MonitorOrder {
  static final Object lock = new Object();
  static final Thread[] t = new Thread[6];
  static volatile boolean entered, leave;

  static void sleep(long ms) { try { Thread.sleep(ms); } catch (InterruptedException e) { } }

  /** Starts thread `i` and waits until it is in the state. A little longer: HotSpot's threads look busily at a monitor first before they queue up. */
  static void start(int i, String name, Thread.State state, Runnable body) {
    t[i] = new Thread(body, name + i);
    t[i].start();
    await(i, state);
    sleep(15);
  }

  static void await(int i, Thread.State state) { while (t[i].getState() != state) sleep(1); }

  static void join(int from, int to) throws InterruptedException { for (int i = from; i < to; i++) t[i].join(); }

  static void say(String what) { System.out.println(what + " " + Thread.currentThread().getName()); }

  static void enter() { synchronized (lock) { say("enter"); } }

  static void waitFor(String what, long ms) {
    synchronized (lock) {
      try { lock.wait(ms); } catch (InterruptedException e) { System.out.println("int"); }
      say(what);
    }
  }

  public static void main(String[] a) throws Exception {
    // enterers
    t[0] = new Thread(() -> { synchronized (lock) { say("enter"); entered = true; while (!leave) sleep(1); } }, "c0");
    t[0].start();
    while (!entered) sleep(1);
    for (int i = 1; i < 6; i++) start(i, "c", Thread.State.BLOCKED, MonitorOrder::enter);
    leave = true;
    join(0, 6);
    // all of those that wait
    for (int i = 0; i < 6; i++) start(i, "w", Thread.State.WAITING, () -> waitFor("woken", 0));
    synchronized (lock) { lock.notifyAll(); System.out.println(t[0].getState() + " " + t[5].getState()); sleep(20); }
    join(0, 6);
    // some of them
    for (int i = 0; i < 6; i++) start(i, "n", Thread.State.WAITING, () -> waitFor("woken", 0));
    synchronized (lock) { for (int i = 0; i < 3; i++) { lock.notify(); System.out.println("notified"); } }
    join(0, 3);
    synchronized (lock) { lock.notify(); lock.notify(); lock.notify(); System.out.println("notified 3"); }
    join(3, 6);
    // waiters and enterers mixed
    for (int i = 0; i < 3; i++) start(i, "m", Thread.State.WAITING, () -> waitFor("woken", 0));
    synchronized (lock) {
      for (int i = 3; i < 6; i++) start(i, "e", Thread.State.BLOCKED, MonitorOrder::enter);
      lock.notifyAll();
    }
    join(0, 6);
    // those whose time is over
    for (int i = 0; i < 4; i++) start(i, "t", Thread.State.TIMED_WAITING, () -> waitFor("timeout", 1500));
    synchronized (lock) { for (int i = 0; i < 4; i++) { await(i, Thread.State.BLOCKED); } sleep(15); lock.notify(); sleep(10); }
    join(0, 4);
  }
}
