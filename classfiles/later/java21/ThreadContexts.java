import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.Executors;

/** Who is privileged, asked on threads of all kinds: their lowest frames are those that bind scoped values. */
@SuppressWarnings("removal")
public class ThreadContexts {
    record Components(Object value, int number) {}

    static String context() {
        return String.valueOf(AccessController.getContext().getDomainCombiner());
    }

    public static void main(String[] args) throws Exception {
        System.out.println(context());
        Runnable asks = () -> System.out.println(context() + " "
            + AccessController.doPrivileged((PrivilegedAction<String>) ThreadContexts::context));
        Thread platform = new Thread(asks);
        platform.start();
        platform.join();
        Thread.ofVirtual().start(asks).join();
        try (var executor = Executors.newFixedThreadPool(1)) {
            executor.submit(asks).get();
        }
        // toString of a record makes Strings of its components as a concatenation does.
        try {
            System.out.println(new Components(new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException();
                }
            }, 1));
        } catch (IllegalStateException e) {
            for (StackTraceElement element : e.getStackTrace()) System.out.println(element.getClassName() + "." + element.getMethodName());
        }
    }
}
