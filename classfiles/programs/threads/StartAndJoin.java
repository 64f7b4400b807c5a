/** Threads: start, join, names, states, priorities, daemon, subclassing, current thread. */
public class StartAndJoin {
  static class Worker extends Thread {
    final int from, to;
    long sum;
    Worker(int from, int to) { super("worker-" + from); this.from = from; this.to = to; }
    @Override public void run() { for (int i = from; i < to; i++) sum += i * (long) i; }
  }

  public static void main(String[] args) throws InterruptedException {
    Thread main = Thread.currentThread();
    System.out.println(main.getName() + " " + main.getPriority() + " " + main.isDaemon() + " " + main.getState() + " " + main.getThreadGroup().getName() + " " + main.isAlive() + " " + main);
    Worker[] workers = new Worker[4];
    for (int i = 0; i < 4; i++) workers[i] = new Worker(i * 1000, (i + 1) * 1000);
    System.out.println(workers[0].getState() + " " + workers[0].isAlive() + " " + workers[2].getName());
    for (Worker w : workers) w.start();
    long sum = 0;
    for (Worker w : workers) { w.join(); sum += w.sum; }
    System.out.println(sum + " " + workers[0].getState() + " " + workers[0].isAlive());
    try {
      workers[0].start();
    } catch (IllegalThreadStateException e) {
      System.out.println(e);
    }
    StringBuffer order = new StringBuffer();
    Thread a = new Thread(() -> order.append("a"), "A"), b = new Thread(() -> { try { a.join(); } catch (InterruptedException e) { order.append("!"); } order.append("b"); });
    a.start();
    b.start();
    b.join();
    System.out.println(order + " " + b.getName().startsWith("Thread-"));
    Thread t = new Thread(() -> System.out.println(Thread.currentThread().getName() + " " + Thread.currentThread().getPriority() + " " + Thread.currentThread().isDaemon()));
    t.setName("configured");
    t.setPriority(Thread.MAX_PRIORITY);
    t.setDaemon(true);
    t.start();
    t.join();
    try {
      t.setPriority(11);
    } catch (IllegalArgumentException e) {
      System.out.println("priority");
    }
    Thread same = new Thread();
    same.start();
    same.join(1000);
    same.run();
    System.out.println(same.isAlive() + " " + new Thread((Runnable) null, "n").getName());
    int[] counter = {0};
    Thread[] many = new Thread[200];
    for (int i = 0; i < many.length; i++) (many[i] = new Thread(() -> { synchronized (counter) { counter[0]++; } })).start();
    for (Thread m : many) m.join();
    System.out.println(counter[0]);
    long start = System.nanoTime();
    Thread.sleep(20);
    System.out.println(System.nanoTime() - start >= 20_000_000L);
    Thread.yield();
    new Thread(() -> { try { Thread.sleep(50); } catch (InterruptedException e) { } System.out.println("after main has ended"); }).start();
    System.out.println("main ends");
  }
}
