// args: TERM
// exit: 143
/** SIGTERM runs the shutdown hooks. */
public class TerminatedBySignal { public static void main(String[] a) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    System.out.println("ready"); 
    sun.misc.Signal.raise(new sun.misc.Signal(a[0])); Thread.sleep(5000); System.out.println("not reached"); } }
