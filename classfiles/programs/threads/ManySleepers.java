// stress: no (a thousand threads)
import java.util.concurrent.atomic.AtomicInteger;

/** A thousand threads that sleep and finish. */
public class ManySleepers {
  public static void main(String[] args) throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    Thread[] threads = new Thread[1000];
    for (int i = 0; i < threads.length; i++) {
      int n = i;
      threads[i] = new Thread(() -> {
        try {
          Thread.sleep(n % 20);
          done.incrementAndGet();
        } catch (InterruptedException e) {
          done.addAndGet(1000000);
        }
      });
      threads[i].start();
    }
    for (Thread t : threads) t.join();
    System.out.println(done);
  }
}
