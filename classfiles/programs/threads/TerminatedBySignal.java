// args: TERM
// exit: 143
import sun.misc.Signal;

/** SIGTERM runs the shutdown hooks. */
public class TerminatedBySignal {
  public static void main(String[] args) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    System.out.println("ready");
    Signal.raise(new Signal(args[0]));
    Thread.sleep(20000);
    System.out.println("not reached");
  }
}
