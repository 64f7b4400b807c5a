import java.lang.foreign.*;
import java.util.concurrent.*;

/** A shared arena is closed while other threads are in the middle of reading its memory. */
public class SharedArenas {
    static long read(MemorySegment s, int rounds) {
        long sum = 0;
        for (int r = 0; r < rounds; r++)
            for (int i = 0; i < 1 << 16; i++) sum += s.getAtIndex(ValueLayout.JAVA_INT, i);
        return sum;
    }

    static void attempt(String what, Arena arena, Callable<Object> access) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            begun.countDown();
            try {
                while (true) access.call();
            } catch (Exception e) {
                System.out.println(what + ": " + e);
            }
        });
        reader.start();
        begun.await();
        Thread.sleep(300);
        arena.close();
        reader.join();
    }

    public static void main(String[] args) throws Exception {
        for (int k = 0; k < 2; k++) {
            Arena arena = Arena.ofShared();
            MemorySegment s = arena.allocate(4 << 16, 8);
            attempt("elements", arena, () -> read(s, 100));
        }
        Arena two = Arena.ofShared();
        MemorySegment a = two.allocate(1 << 25), b = two.allocate(1 << 25);
        attempt("mismatch", two, () -> a.mismatch(b));
        Arena three = Arena.ofShared();
        MemorySegment c = three.allocate(1 << 24), d = three.allocate(1 << 24);
        attempt("copies", three, () -> { c.copyFrom(d); c.fill((byte) 3); return 0; });
        Arena four = Arena.ofShared();
        MemorySegment e = four.allocate(1 << 12);
        attempt("strings", four, () -> e.getString(0));
        System.out.println(e.scope().isAlive());
    }
}
