// vm: --enable-native-access=ALL-UNNAMED

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import static java.lang.foreign.ValueLayout.*;

/** Threads that C has made call Java: they are attached as daemons until they end. */
public class ForeignThreads {
    static final CountDownLatch ENTERED = new CountDownLatch(4);
    static final CountDownLatch GO = new CountDownLatch(1);
    static final CountDownLatch LEFT = new CountDownLatch(4);
    static final ConcurrentLinkedQueue<Long> SEEN = new ConcurrentLinkedQueue<>();
    static volatile String problem;

    static MemorySegment run(MemorySegment argument) {
        try {
            Thread t = Thread.currentThread();
            if (!t.isDaemon() || t.isVirtual() || t.getState() != Thread.State.RUNNABLE) problem = t.toString();
            ENTERED.countDown();
            GO.await();
            SEEN.add(argument.address());
            System.gc();
            LEFT.countDown();
            return MemorySegment.ofAddress(argument.address() + 100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static void main(String[] args) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle create = linker.downcallHandle(linker.defaultLookup().findOrThrow("pthread_create"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        MethodHandle join = linker.downcallHandle(linker.defaultLookup().findOrThrow("pthread_join"),
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        FunctionDescriptor type = FunctionDescriptor.of(ADDRESS, ADDRESS);
        MemorySegment stub = linker.upcallStub(
                MethodHandles.lookup().findStatic(ForeignThreads.class, "run", type.toMethodType()), type, Arena.global());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ids = arena.allocate(JAVA_LONG, 4);
            for (int i = 0; i < 4; i++)
                System.out.println((int) create.invokeExact(ids.asSlice(8 * i), MemorySegment.NULL, stub, MemorySegment.ofAddress(i + 1)));
            ENTERED.await();
            GO.countDown();
            LEFT.await();
            // So that they have left Java before this thread waits in C.
            Thread.sleep(100);
            MemorySegment result = arena.allocate(JAVA_LONG);
            for (int i = 0; i < 4; i++)
                System.out.println((int) join.invokeExact(ids.getAtIndex(JAVA_LONG, i), result) + " " + result.get(JAVA_LONG, 0));
        }
        System.out.println(SEEN.stream().sorted().toList() + " " + problem);
    }
}
