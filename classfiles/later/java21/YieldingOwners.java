import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Virtual threads give way while they hold a monitor that many others want. */
public class YieldingOwners {
    public static void main(String[] args) throws InterruptedException {
        for (int count : new int[] {2, 10, 100}) {
            Object lock = new Object();
            AtomicInteger entered = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++)
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int k = 0; k < 20; k++) {
                        synchronized (lock) {
                            entered.incrementAndGet();
                            Thread.yield();
                        }
                    }
                }));
            for (Thread thread : threads) thread.join();
            System.out.println(entered);
        }
    }
}
