// vm: --enable-native-access=ALL-UNNAMED

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import static java.lang.foreign.ValueLayout.*;

/** C functions that call Java, and Java methods called as C functions. */
public class Upcalls {
    static final Linker LINKER = Linker.nativeLinker();
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
    }

    /** A Java method as a C function, and that as a method handle. */
    static MethodHandle roundTrip(String name, FunctionDescriptor type, Arena arena) throws Throwable {
        MethodHandle target = LOOKUP.findStatic(Upcalls.class, name, type.toMethodType());
        return LINKER.downcallHandle(LINKER.upcallStub(target, type, arena), type);
    }

    static int calls;

    static int compare(MemorySegment a, MemorySegment b) {
        calls++;
        if (calls % 1000 == 0) System.gc();
        return Integer.compare(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0));
    }

    static void sort() throws Throwable {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, ADDRESS.withTargetLayout(JAVA_INT), ADDRESS.withTargetLayout(JAVA_INT));
        MethodHandle qsort = function("qsort", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
        MethodHandle target = LOOKUP.findStatic(Upcalls.class, "compare", type.toMethodType());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stub = LINKER.upcallStub(target, type, arena);
            int[] numbers = new java.util.Random(7).ints(500, 0, 10_000).toArray();
            MemorySegment array = arena.allocateFrom(JAVA_INT, numbers);
            qsort.invokeExact(array, (long) numbers.length, 4L, stub);
            int[] sorted = array.toArray(JAVA_INT);
            Arrays.sort(numbers);
            System.out.println(Arrays.equals(sorted, numbers) + " " + (calls > 500));
        }
    }

    static long many(int a, long b, byte c, short d, char e, boolean f, int g, byte h, float i, double j, float k, double l,
            float m, double n, float o, double p, float q, double r, short s, boolean t) {
        System.out.println(a + " " + b + " " + c + " " + d + " " + (int) e + " " + f + " " + g + " " + h + " " + i + " " + j + " " + k
                + " " + l + " " + m + " " + n + " " + o + " " + p + " " + q + " " + r + " " + s + " " + t);
        return a + b + c + d;
    }

    static byte negate(byte b) {
        return (byte) -b;
    }

    static boolean not(boolean b) {
        return !b;
    }

    static char next(char c) {
        return (char) (c + 1);
    }

    static float half(float f) {
        return f / 2;
    }

    static MemorySegment self(MemorySegment s) {
        return s;
    }

    static void arguments(Arena arena) throws Throwable {
        MethodHandle many = roundTrip("many", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_BYTE, JAVA_SHORT, JAVA_CHAR,
                JAVA_BOOLEAN, JAVA_INT, JAVA_BYTE, JAVA_FLOAT, JAVA_DOUBLE, JAVA_FLOAT, JAVA_DOUBLE, JAVA_FLOAT, JAVA_DOUBLE, JAVA_FLOAT,
                JAVA_DOUBLE, JAVA_FLOAT, JAVA_DOUBLE, JAVA_SHORT, JAVA_BOOLEAN), arena);
        System.out.println((long) many.invokeExact(1, 1L << 33, (byte) -3, (short) -4, '\uffff', true, -7, (byte) -8, 1.5f, 2.5, 3.5f, 4.5,
                5.5f, 6.5, 7.5f, 8.5, 9.5f, 10.5, (short) -11, true));
        System.out.println((byte) roundTrip("negate", FunctionDescriptor.of(JAVA_BYTE, JAVA_BYTE), arena).invokeExact((byte) -128));
        System.out.println((boolean) roundTrip("not", FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_BOOLEAN), arena).invokeExact(false));
        System.out.println((char) roundTrip("next", FunctionDescriptor.of(JAVA_CHAR, JAVA_CHAR), arena).invokeExact('x'));
        System.out.println((float) roundTrip("half", FunctionDescriptor.of(JAVA_FLOAT, JAVA_FLOAT), arena).invokeExact(5f));
        MemorySegment s = (MemorySegment) roundTrip("self", FunctionDescriptor.of(ADDRESS, ADDRESS), arena).invokeExact(MemorySegment.ofAddress(0x123456789aL));
        System.out.println(Long.toHexString(s.address()) + " " + s.byteSize());
    }

    static final StructLayout INTS = MemoryLayout.structLayout(JAVA_INT.withName("x"), JAVA_INT.withName("y"));
    static final StructLayout DOUBLES = MemoryLayout.structLayout(JAVA_DOUBLE.withName("x"), JAVA_DOUBLE.withName("y"));
    static final StructLayout MIXED = MemoryLayout.structLayout(JAVA_LONG.withName("l"), JAVA_FLOAT.withName("f"), JAVA_FLOAT.withName("g"));
    static final StructLayout FLIPPED = MemoryLayout.structLayout(JAVA_DOUBLE.withName("d"), JAVA_BYTE.withName("b"), MemoryLayout.paddingLayout(7));
    static final StructLayout LARGE = MemoryLayout.structLayout(MemoryLayout.sequenceLayout(5, JAVA_INT).withName("a"));
    static final StructLayout SMALL = MemoryLayout.structLayout(JAVA_BYTE, JAVA_BYTE, JAVA_BYTE);

    static MemorySegment ints(MemorySegment s) {
        MemorySegment r = Arena.ofAuto().allocate(INTS);
        r.set(JAVA_INT, 0, s.get(JAVA_INT, 4));
        r.set(JAVA_INT, 4, s.get(JAVA_INT, 0));
        return r;
    }

    static MemorySegment doubles(int scale, MemorySegment s) {
        MemorySegment r = Arena.ofAuto().allocate(DOUBLES);
        r.set(JAVA_DOUBLE, 0, scale * s.get(JAVA_DOUBLE, 8));
        r.set(JAVA_DOUBLE, 8, scale * s.get(JAVA_DOUBLE, 0));
        return r;
    }

    static MemorySegment mixed(MemorySegment s, float f) {
        MemorySegment r = Arena.ofAuto().allocate(MIXED);
        r.set(JAVA_LONG, 0, -s.get(JAVA_LONG, 0));
        r.set(JAVA_FLOAT, 8, s.get(JAVA_FLOAT, 12) + f);
        r.set(JAVA_FLOAT, 12, s.get(JAVA_FLOAT, 8) - f);
        return r;
    }

    static MemorySegment flipped(MemorySegment s) {
        MemorySegment r = Arena.ofAuto().allocate(FLIPPED);
        r.set(JAVA_DOUBLE, 0, s.get(JAVA_BYTE, 8));
        r.set(JAVA_BYTE, 8, (byte) s.get(JAVA_DOUBLE, 0));
        return r;
    }

    static MemorySegment large(MemorySegment s, int add) {
        MemorySegment r = Arena.ofAuto().allocate(LARGE);
        for (int i = 0; i < 5; i++) r.setAtIndex(JAVA_INT, i, s.getAtIndex(JAVA_INT, 4 - i) + add);
        return r;
    }

    static int small(MemorySegment s) {
        return s.get(JAVA_BYTE, 0) * 10000 + s.get(JAVA_BYTE, 1) * 100 + s.get(JAVA_BYTE, 2);
    }

    /** The last of these structs find too few registers. */
    static long crowd(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, long e, double f) {
        return a.get(JAVA_LONG, 0) + b.get(JAVA_INT, 0) + c.get(JAVA_LONG, 0) + d.get(JAVA_INT, 16) + e + (long) f;
    }

    static final StructLayout PAIR = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);

    static long pairs(int a, int b, int c, int d, int e, MemorySegment p, int f, MemorySegment q, double g) {
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 10 * p.get(JAVA_LONG, 0) + 100 * p.get(JAVA_LONG, 8) + 1000 * f + 10_000 * q.get(JAVA_LONG, 0)
                + 100_000 * q.get(JAVA_LONG, 8) + 1_000_000 * (long) g;
    }

    static void structs(Arena arena) throws Throwable {
        MemorySegment s = arena.allocate(INTS);
        s.set(JAVA_INT, 0, 1);
        s.set(JAVA_INT, 4, -2);
        MemorySegment r = (MemorySegment) roundTrip("ints", FunctionDescriptor.of(INTS, INTS), arena).invoke(arena, s);
        System.out.println(r.get(JAVA_INT, 0) + " " + r.get(JAVA_INT, 4));
        s = arena.allocate(DOUBLES);
        s.set(JAVA_DOUBLE, 0, 1.5);
        s.set(JAVA_DOUBLE, 8, -2.5);
        r = (MemorySegment) roundTrip("doubles", FunctionDescriptor.of(DOUBLES, JAVA_INT, DOUBLES), arena).invoke(arena, 3, s);
        System.out.println(r.get(JAVA_DOUBLE, 0) + " " + r.get(JAVA_DOUBLE, 8));
        s = arena.allocate(MIXED);
        s.set(JAVA_LONG, 0, 1L << 50);
        s.set(JAVA_FLOAT, 8, 0.5f);
        s.set(JAVA_FLOAT, 12, 0.25f);
        r = (MemorySegment) roundTrip("mixed", FunctionDescriptor.of(MIXED, MIXED, JAVA_FLOAT), arena).invoke(arena, s, 1f);
        System.out.println(r.get(JAVA_LONG, 0) + " " + r.get(JAVA_FLOAT, 8) + " " + r.get(JAVA_FLOAT, 12));
        s = arena.allocate(FLIPPED);
        s.set(JAVA_DOUBLE, 0, 77.0);
        s.set(JAVA_BYTE, 8, (byte) -9);
        r = (MemorySegment) roundTrip("flipped", FunctionDescriptor.of(FLIPPED, FLIPPED), arena).invoke(arena, s);
        System.out.println(r.get(JAVA_DOUBLE, 0) + " " + r.get(JAVA_BYTE, 8));
        s = arena.allocate(LARGE);
        for (int i = 0; i < 5; i++) s.setAtIndex(JAVA_INT, i, i);
        r = (MemorySegment) roundTrip("large", FunctionDescriptor.of(LARGE, LARGE, JAVA_INT), arena).invoke(arena, s, 100);
        System.out.println(Arrays.toString(r.toArray(JAVA_INT)));
        MemorySegment b = arena.allocateFrom(JAVA_BYTE, (byte) 1, (byte) 2, (byte) 3);
        System.out.println((int) roundTrip("small", FunctionDescriptor.of(JAVA_INT, SMALL), arena).invokeExact(b));
        MemorySegment m = arena.allocate(MIXED);
        m.set(JAVA_LONG, 0, 1000);
        MemorySegment i = arena.allocate(INTS);
        i.set(JAVA_INT, 0, 7);
        System.out.println((long) roundTrip("crowd", FunctionDescriptor.of(JAVA_LONG, MIXED, INTS, MIXED, LARGE, JAVA_LONG, JAVA_DOUBLE), arena)
                .invokeExact(m, i, m, s, 5L, 6.0));
        MemorySegment p = arena.allocateFrom(JAVA_LONG, 1, 2);
        MemorySegment q = arena.allocateFrom(JAVA_LONG, 3, 4);
        System.out.println((long) roundTrip("pairs", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, PAIR,
                JAVA_INT, PAIR, JAVA_DOUBLE), arena).invokeExact(1, 2, 3, 4, 5, p, 6, q, 7.0));
    }

    static int depth(MemorySegment stub, int n) {
        if (n == 0) return 0;
        try {
            return 1 + (int) DEPTH.invokeExact(stub, stub, n - 1);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    static final FunctionDescriptor DEPTH_TYPE = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle DEPTH = LINKER.downcallHandle(DEPTH_TYPE);

    /** Java calls C calls Java … , and a handle that is bound to an object. */
    static void nesting(Arena arena) throws Throwable {
        MemorySegment stub = LINKER.upcallStub(LOOKUP.findStatic(Upcalls.class, "depth", DEPTH_TYPE.toMethodType()), DEPTH_TYPE, arena);
        System.out.println((int) DEPTH.invokeExact(stub, stub, 50));
        AtomicInteger counter = new AtomicInteger();
        MethodHandle increment = LOOKUP.findVirtual(AtomicInteger.class, "addAndGet", MethodType.methodType(int.class, int.class)).bindTo(counter);
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
        MethodHandle call = LINKER.downcallHandle(type);
        for (int i = 0; i < 100; i++)
            try (Arena own = Arena.ofConfined()) {
                int now = (int) call.invokeExact(LINKER.upcallStub(increment, type, own), i);
            }
        System.out.println(counter);
    }

    /** Waits in Java, called by C, while other threads do the same. */
    static int sleep(int n) throws InterruptedException {
        Thread.sleep(n);
        return n;
    }

    static void threads() throws Throwable {
        AtomicInteger sum = new AtomicInteger();
        try (Arena arena = Arena.ofShared()) {
            MethodHandle sleep = LINKER.downcallHandle(LINKER.upcallStub(
                    MethodHandles.lookup().findStatic(Upcalls.class, "pause", MethodType.methodType(int.class, int.class)),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT), arena), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            Thread[] threads = new Thread[8];
            for (int i = 0; i < threads.length; i++) {
                int n = 8 - i;
                threads[i] = new Thread(() -> {
                    try {
                        sum.addAndGet((int) sleep.invokeExact(n));
                    } catch (Throwable t) {
                        t.printStackTrace();
                    }
                });
                threads[i].start();
            }
            for (Thread t : threads) t.join();
        }
        System.out.println(sum);
    }

    static int pause(int n) {
        try {
            return sleep(n);
        } catch (InterruptedException e) {
            return -1;
        }
    }

    static void mistakes(Arena arena) throws Throwable {
        MethodHandle target = LOOKUP.findStatic(Upcalls.class, "negate", MethodType.methodType(byte.class, byte.class));
        try {
            LINKER.upcallStub(target, FunctionDescriptor.of(JAVA_INT, JAVA_BYTE), arena);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            LINKER.upcallStub(LOOKUP.findStatic(Upcalls.class, "sleep", MethodType.methodType(int.class, int.class)),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT), arena);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) throws Throwable {
        sort();
        try (Arena arena = Arena.ofConfined()) {
            arguments(arena);
            structs(arena);
            nesting(arena);
            mistakes(arena);
        }
        threads();
    }
}
