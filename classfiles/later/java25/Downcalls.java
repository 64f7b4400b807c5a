// vm: --enable-native-access=ALL-UNNAMED

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

import static java.lang.foreign.ValueLayout.*;

/** Functions of the C library, called through the linker. */
public class Downcalls {
    static final Linker LINKER = Linker.nativeLinker();
    static final SymbolLookup LOOKUP = LINKER.defaultLookup();

    static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LOOKUP.findOrThrow(name), type, options);
    }

    static void integers() throws Throwable {
        MethodHandle strlen = function("strlen", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        MethodHandle abs = function("abs", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        MethodHandle labs = function("labs", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
        MethodHandle toupper = function("toupper", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            System.out.println((long) strlen.invokeExact(arena.allocateFrom("Hello, world")));
            System.out.println((long) strlen.invokeExact(arena.allocateFrom("")));
        }
        System.out.println((int) abs.invokeExact(-42) + " " + (long) labs.invokeExact(Long.MIN_VALUE + 1));
        System.out.println((char) (int) toupper.invokeExact((int) 'q'));
        MethodHandle getpid = function("getpid", FunctionDescriptor.of(JAVA_INT));
        System.out.println((int) getpid.invokeExact() == ProcessHandle.current().pid());
    }

    static void floating() throws Throwable {
        MethodHandle pow = function("pow", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE));
        MethodHandle ldexp = function("ldexp", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_INT));
        MethodHandle sqrtf = function("sqrtf", FunctionDescriptor.of(JAVA_FLOAT, JAVA_FLOAT));
        System.out.println((double) pow.invokeExact(2.0, 10.0) + " " + (double) ldexp.invokeExact(0.75, 4)
                + " " + (float) sqrtf.invokeExact(2.25f));
    }

    /** snprintf: more integers and more floats than there are registers for. */
    static void variadic() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(400);
            MethodHandle print = function("snprintf",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_DOUBLE, ADDRESS),
                    Linker.Option.firstVariadicArg(3));
            int length = (int) print.invokeExact(buffer, 400L, arena.allocateFrom("%d %.3f %s"), 17, 2.5,
                    arena.allocateFrom("text"));
            System.out.println(length + " " + buffer.getString(0));
            MethodHandle many = function("snprintf",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG,
                            JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE,
                            JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE),
                    Linker.Option.firstVariadicArg(3));
            int written = (int) many.invokeExact(buffer, 400L,
                    arena.allocateFrom("%d %ld %d %ld %d %ld %d %g %g %g %g %g %g %g %g %g %g"), 1, 1L << 40, -3, 4L, 5,
                    -6L, 7, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1.0);
            System.out.println(written + " " + buffer.getString(0));
        }
    }

    /** div and ldiv answer a struct in one and in two registers. */
    static void structs() throws Throwable {
        StructLayout divT = MemoryLayout.structLayout(JAVA_INT.withName("quot"), JAVA_INT.withName("rem"));
        MethodHandle div = function("div", FunctionDescriptor.of(divT, JAVA_INT, JAVA_INT));
        StructLayout ldivT = MemoryLayout.structLayout(JAVA_LONG.withName("quot"), JAVA_LONG.withName("rem"));
        MethodHandle ldiv = function("ldiv", FunctionDescriptor.of(ldivT, JAVA_LONG, JAVA_LONG));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = (MemorySegment) div.invoke(arena, 47, 5);
            System.out.println(a.get(JAVA_INT, 0) + " " + a.get(JAVA_INT, 4));
            MemorySegment b = (MemorySegment) ldiv.invoke(arena, -(1L << 40), 7L);
            System.out.println(b.get(JAVA_LONG, 0) + " " + b.get(JAVA_LONG, 8));
        }
    }

    static void errno() throws Throwable {
        Linker.Option capture = Linker.Option.captureCallState("errno");
        StructLayout layout = Linker.Option.captureStateLayout();
        VarHandle errno = layout.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        MethodHandle open = function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), capture);
        MethodHandle close = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), capture);
        MethodHandle strerror = function("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(layout);
            int fd = (int) open.invokeExact(state, arena.allocateFrom("/no/such/file"), 0);
            int number = (int) errno.get(state, 0L);
            MemorySegment text = (MemorySegment) strerror.invokeExact(number);
            System.out.println(fd + " " + number + " " + text.reinterpret(100).getString(0));
            int closed = (int) close.invokeExact(state, -1);
            System.out.println(closed + " " + (int) errno.get(state, 0L));
        }
    }

    static void heap() throws Throwable {
        MethodHandle strlen = function("strlen", FunctionDescriptor.of(JAVA_LONG, ADDRESS), Linker.Option.critical(true));
        byte[] bytes = {'a', 'b', 'c', 0, 'd'};
        System.out.println((long) strlen.invokeExact(MemorySegment.ofArray(bytes)));
        System.out.println((long) strlen.invokeExact(MemorySegment.ofArray(bytes).asSlice(1)));
        MethodHandle memcpy = function("memcpy", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG), Linker.Option.critical(true));
        int[] to = new int[4];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = arena.allocateFrom(JAVA_INT, 1, 2, 3, 4);
            MemorySegment answer = (MemorySegment) memcpy.invokeExact(MemorySegment.ofArray(to), from, 12L);
        }
        System.out.println(java.util.Arrays.toString(to));
        MethodHandle plain = function("strlen", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        try {
            long length = (long) plain.invokeExact(MemorySegment.ofArray(bytes));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage().replaceAll("@\\w+", "@"));
        }
    }

    static void symbols() {
        System.out.println(LOOKUP.find("no_such_function").isPresent() + " " + LOOKUP.find("qsort").isPresent());
        try {
            LOOKUP.findOrThrow("no_such_function");
        } catch (Exception e) {
            System.out.println(e);
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup m = SymbolLookup.libraryLookup("libm.so.6", arena);
            System.out.println(m.find("cbrt").isPresent());
            try {
                SymbolLookup.libraryLookup("libnothing.so.99", arena);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(SymbolLookup.loaderLookup().find("strlen").isPresent());
    }

    static void mistakes() throws Throwable {
        try {
            LINKER.downcallHandle(MemorySegment.NULL, FunctionDescriptor.ofVoid());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        MethodHandle strlen = function("strlen", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        MemorySegment closed;
        try (Arena arena = Arena.ofConfined()) {
            closed = arena.allocateFrom("gone");
        }
        try {
            long length = (long) strlen.invokeExact(closed);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            long length = (long) strlen.invokeExact((MemorySegment) null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }

    public static void main(String[] args) throws Throwable {
        integers();
        floating();
        variadic();
        structs();
        errno();
        heap();
        symbols();
        mistakes();
    }
}
