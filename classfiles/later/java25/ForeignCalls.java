// args: 200
// vm: --enable-native-access=ALL-UNNAMED

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import static java.lang.foreign.ValueLayout.*;

/** Functions of C that are called often, and one that calls back. With -Dfigures: nanoseconds for each call, when it is warm. */
public class ForeignCalls {
    static final Linker LINKER = Linker.nativeLinker();

    static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
    }

    static final MethodHandle GETPID = function("getpid", FunctionDescriptor.of(JAVA_INT));
    static final MethodHandle STRLEN = function("strlen", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    static final MethodHandle QSORT =
        function("qsort", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
    static final int SORTED = 64;
    static int comparisons;

    static int compare(MemorySegment a, MemorySegment b) {
        comparisons++;
        return Integer.compare(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0));
    }

    static long pids(int n) throws Throwable {
        int sum = 0;
        for (int i = 0; i < n; i++) sum |= (int) GETPID.invokeExact();
        return sum;
    }

    static long lengths(MemorySegment text, int n) throws Throwable {
        long sum = 0;
        for (int i = 0; i < n; i++) sum += (long) STRLEN.invokeExact(text);
        return sum;
    }

    static long sorts(MemorySegment numbers, MemorySegment comparator, int n) throws Throwable {
        long first = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < SORTED; k++) numbers.setAtIndex(JAVA_INT, k, k * 37 % 64);
            QSORT.invokeExact(numbers, (long) SORTED, 4L, comparator);
            first += numbers.getAtIndex(JAVA_INT, 1);
        }
        return first;
    }

    interface Work {
        long run(int n) throws Throwable;
    }

    /** The least nanoseconds for each of n, of some rounds. */
    static double nanoseconds(Work work, int n) throws Throwable {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            work.run(n);
            best = Math.min(best, (System.nanoTime() - start) / (double) n);
        }
        return best;
    }

    public static void main(String[] args) throws Throwable {
        int n = Integer.parseInt(args[0]);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom("a text of C's");
            MemorySegment numbers = arena.allocate(JAVA_INT, SORTED);
            var pointer = ADDRESS.withTargetLayout(JAVA_INT);
            MethodHandle handle = MethodHandles.lookup().findStatic(ForeignCalls.class, "compare",
                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
            MemorySegment comparator =
                LINKER.upcallStub(handle, FunctionDescriptor.of(JAVA_INT, pointer, pointer), arena);
            System.out.println(pids(n) == ProcessHandle.current().pid());
            System.out.println(lengths(text, n));
            System.out.println(sorts(numbers, comparator, n / 10));
            if (!Boolean.getBoolean("figures")) return;
            System.err.printf("%.1f getpid, ns%n", nanoseconds(ForeignCalls::pids, n));
            System.err.printf("%.1f strlen, ns%n", nanoseconds(k -> lengths(text, k), n));
            comparisons = 0;
            sorts(numbers, comparator, 1);
            int each = comparisons;
            double sorting = nanoseconds(k -> sorts(numbers, comparator, k), n / 100);
            System.err.printf("%.1f qsort, ns for each comparison in Java%n", sorting / each);
        }
    }
}
