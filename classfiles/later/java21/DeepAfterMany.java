import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Recursion in each of many threads that are alive together, and, deeper, in the first ones after them. */
public class DeepAfterMany {
    static final int MANY = 800;

    static long sum(int n) {
        return n == 0 ? 0 : n + sum(n - 1);
    }

    static synchronized void add(long[] total, long n) {
        total[0] += n;
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch all = new CountDownLatch(MANY);
        CountDownLatch go = new CountDownLatch(1);
        long[] total = {0};
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                all.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                add(total, sum(1500));
            }));
        }
        all.await();
        go.countDown();
        for (Thread thread : threads) thread.join();
        System.out.println(total[0]);
        Thread.ofVirtual().start(() -> System.out.println("virtual " + sum(5000))).join();
        Thread.ofPlatform().start(() -> System.out.println("platform " + sum(5000))).join();
    }
}
