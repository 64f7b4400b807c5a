import java.util.LinkedList;

/** synchronized, wait and notify: a bounded buffer, ping-pong, timeouts, IllegalMonitorStateException. */
public class Monitors {
  static class Buffer {
    private final LinkedList<Integer> items = new LinkedList<>();
    private final int capacity;
    Buffer(int capacity) { this.capacity = capacity; }
    synchronized void put(int v) throws InterruptedException {
      while (items.size() == capacity) wait();
      items.add(v);
      notifyAll();
    }
    synchronized int take() throws InterruptedException {
      while (items.isEmpty()) wait();
      int v = items.removeFirst();
      notifyAll();
      return v;
    }
  }

  static int turn;
  static final Object lock = new Object();

  static Thread player(String name, int mine, StringBuilder log) {
    return new Thread(() -> {
      for (int i = 0; i < 5; i++) {
        synchronized (lock) {
          while (turn != mine) {
            try { lock.wait(); } catch (InterruptedException e) { return; }
          }
          log.append(name).append(i).append(' ');
          turn = 1 - mine;
          lock.notifyAll();
        }
      }
    });
  }

  static int shared;
  static synchronized void increment() { shared++; }

  public static void main(String[] args) throws Exception {
    Buffer buffer = new Buffer(3);
    int[] total = {0};
    Thread[] consumers = new Thread[3];
    for (int c = 0; c < 3; c++) {
      consumers[c] = new Thread(() -> {
        try {
          for (int v; (v = buffer.take()) >= 0; ) synchronized (total) { total[0] += v; }
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
      consumers[c].start();
    }
    Thread[] producers = new Thread[2];
    for (int p = 0; p < 2; p++) {
      int base = p * 1000;
      producers[p] = new Thread(() -> { try { for (int i = 0; i < 100; i++) buffer.put(base + i); } catch (InterruptedException e) { throw new IllegalStateException(e); } });
      producers[p].start();
    }
    for (Thread t : producers) t.join();
    for (int i = 0; i < 3; i++) buffer.put(-1);
    for (Thread t : consumers) t.join();
    System.out.println(total[0]);
    StringBuilder log = new StringBuilder();
    Thread ping = player("ping", 0, log), pong = player("pong", 1, log);
    pong.start();
    ping.start();
    ping.join();
    pong.join();
    System.out.println(log);
    Thread[] threads = new Thread[10];
    for (int i = 0; i < 10; i++) (threads[i] = new Thread(() -> { for (int k = 0; k < 1000; k++) increment(); })).start();
    for (Thread t : threads) t.join();
    System.out.println(shared);
    synchronized (lock) {
      long t0 = System.nanoTime();
      lock.wait(20);
      System.out.println(System.nanoTime() - t0 >= 15_000_000L);
    }
    for (Runnable r : new Runnable[] {lock::notify, lock::notifyAll, () -> { try { lock.wait(); } catch (InterruptedException e) { } }}) {
      try {
        r.run();
      } catch (IllegalMonitorStateException e) {
        System.out.println(e.getMessage());
      }
    }
    try {
      synchronized (lock) { lock.wait(-1); }
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    Thread blocked = new Thread(() -> { synchronized (lock) { shared = -1; } });
    Thread waiting = new Thread(() -> { synchronized (buffer) { try { buffer.wait(); } catch (InterruptedException e) { shared = -2; } } });
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) Thread.sleep(1);
    synchronized (lock) {
      blocked.start();
      while (blocked.getState() != Thread.State.BLOCKED) Thread.sleep(1);
      System.out.println(blocked.getState() + " " + waiting.getState() + " " + shared);
    }
    blocked.join();
    System.out.println(shared);
    waiting.interrupt();
    waiting.join();
    System.out.println(shared);
  }
}
