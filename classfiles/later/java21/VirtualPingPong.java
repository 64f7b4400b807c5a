// args: 2000

import java.util.concurrent.SynchronousQueue;

/** Two virtual threads that hand a number to each other through two SynchronousQueues. With -Dfigures: nanoseconds for a round trip, when it is warm. */
public class VirtualPingPong {
    static long play(int rounds) throws InterruptedException {
        SynchronousQueue<Integer> to = new SynchronousQueue<>();
        SynchronousQueue<Integer> back = new SynchronousQueue<>();
        long[] sum = {0};
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < rounds; i++) back.put(to.take() + 1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread one = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < rounds; i++) {
                    to.put(i);
                    sum[0] += back.take();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        one.join();
        other.join();
        return sum[0];
    }

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        System.out.println(play(rounds));
        if (!Boolean.getBoolean("figures")) return;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            play(rounds);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.err.println(best / rounds + " round trip through two SynchronousQueues, ns");
    }
}
