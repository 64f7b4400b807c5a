// vm: --enable-native-access=ALL-UNNAMED
// exit: 1

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/** An exception cannot pass C code: it ends the VM. */
public class UpcallThrows {
    static int fail(int n) {
        throw new IllegalStateException("thrown " + n);
    }

    public static void main(String[] args) throws Throwable {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
        MethodHandle target = MethodHandles.lookup().findStatic(UpcallThrows.class, "fail", MethodType.methodType(int.class, int.class));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        try {
            int n = (int) linker.downcallHandle(linker.upcallStub(target, type, Arena.global()), type).invokeExact(5);
            System.out.println("returned " + n);
        } catch (Throwable t) {
            System.out.println("caught " + t);
        } finally {
            System.out.println("finally");
        }
    }
}
