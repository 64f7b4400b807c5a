// vm: --enable-native-access=ALL-UNNAMED
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** What C prints stays in its buffer, until it is flushed or the process ends, however that is. */
public class PrintfOrder {
    static final Linker LINKER = Linker.nativeLinker();

    static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }

    public static void main(String[] args) throws Throwable {
        MethodHandle printf = function("printf", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(1));
        MethodHandle fflush = function("fflush", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            System.out.println("Java 1");
            int n = (int) printf.invokeExact(arena.allocateFrom("C %d\n"), 1);
            System.out.println("Java 2, " + n);
            n = (int) fflush.invokeExact(java.lang.foreign.MemorySegment.NULL);
            System.out.println("Java 3, " + n);
            n = (int) printf.invokeExact(arena.allocateFrom("C %d without an end"), 2);
            System.out.println("Java 4, " + n);
        }
        Runtime.getRuntime().halt(0);
    }
}
