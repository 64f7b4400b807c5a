import java.util.*;

public class Monitors25 {
  public static void main(String[] args) throws Exception {
    Object lock = new Object();
    List<Thread> threads = new ArrayList<>();
    StringBuilder order = new StringBuilder();
    synchronized (lock) {
      for (int i = 0; i < 6; i++) {
        int n = i;
        Thread t = new Thread(() -> { synchronized (lock) { order.append(n); } });
        t.start();
        while (t.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
        threads.add(t);
      }
    }
    for (Thread t : threads) t.join();
    System.out.println(order);
    threads.clear();
    order.setLength(0);
    for (int i = 0; i < 6; i++) {
      int n = i;
      Thread t = new Thread(() -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { } order.append(n); } });
      t.start();
      while (t.getState() != Thread.State.WAITING) Thread.onSpinWait();
      threads.add(t);
    }
    synchronized (lock) { lock.notify(); }
    while (order.length() < 1) Thread.sleep(1);
    synchronized (lock) { lock.notifyAll(); }
    for (Thread t : threads) t.join();
    System.out.println(order);
  }
}
