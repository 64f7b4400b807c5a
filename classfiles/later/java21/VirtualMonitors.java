import java.util.*;

public class VirtualMonitors {
  static int count;
  static final Object lock = new Object();

  static synchronized void tick() { count++; }

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) threads.add(Thread.startVirtualThread(() -> {
      for (int k = 0; k < 10; k++) { tick(); Thread.yield(); }
    }));
    for (Thread t : threads) t.join();
    System.out.println(count);
    threads.clear();
    boolean[] go = {false};
    int[] awake = {0};
    for (int i = 0; i < 50; i++) threads.add(Thread.startVirtualThread(() -> {
      synchronized (lock) {
        while (!go[0]) try { lock.wait(); } catch (InterruptedException e) { }
        awake[0]++;
      }
    }));
    Thread.sleep(50);
    synchronized (lock) { go[0] = true; lock.notifyAll(); }
    for (Thread t : threads) t.join();
    System.out.println(awake[0]);
    threads.clear();
    synchronized (lock) {
      for (int i = 0; i < 40; i++) threads.add(Thread.startVirtualThread(() -> { synchronized (lock) { count++; } }));
      Thread other = Thread.startVirtualThread(() -> System.out.println("runs while the others wait for the monitor"));
      other.join();
      System.out.println(count);
    }
    for (Thread t : threads) t.join();
    System.out.println(count);
    threads.clear();
    for (int i = 0; i < 20; i++) threads.add(Thread.startVirtualThread(() -> {
      synchronized (lock) { try { Thread.sleep(1); } catch (InterruptedException e) { } count++; }
    }));
    for (Thread t : threads) t.join();
    System.out.println(count);
    Thread timed = Thread.startVirtualThread(() -> {
      synchronized (lock) { try { lock.wait(20); System.out.println("time is over"); } catch (InterruptedException e) { } }
    });
    timed.join();
    Thread stopped = Thread.startVirtualThread(() -> {
      synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { System.out.println("interrupted, holds " + Thread.holdsLock(lock)); } }
    });
    while (stopped.getState() != Thread.State.WAITING) Thread.sleep(1);
    stopped.interrupt();
    stopped.join();
  }
}
