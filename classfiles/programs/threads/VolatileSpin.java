/** A thread spinning on a volatile field does not hang the others. */
public class VolatileSpin {
  static volatile boolean go;
  static volatile int stage;
  static volatile long ticks;

  public static void main(String[] args) throws InterruptedException {
    Thread spinner = new Thread(() -> { while (!go) ; stage = 1; });
    spinner.start();
    Thread counter = new Thread(() -> { while (stage < 2) ticks++; });
    counter.start();
    long sum = 0;
    for (int i = 0; i < 1_000_000; i++) sum += i;
    go = true;
    spinner.join();
    System.out.println(stage + " " + sum);
    while (ticks < 1000) Thread.onSpinWait();
    stage = 2;
    counter.join();
    System.out.println(ticks >= 1000);
    int n = 4;
    Thread[] ring = new Thread[n];
    stage = 0;
    StringBuffer order = new StringBuffer();
    for (int i = 0; i < n; i++) {
      int me = i;
      ring[i] = new Thread(() -> { for (int round = 0; round < 3; round++) { while (stage % n != me || stage / n != round) ; order.append(me); stage++; } });
    }
    for (int i = n - 1; i >= 0; i--) ring[i].start();
    for (Thread t : ring) t.join();
    System.out.println(order);
  }
}
