// exit: 7
/** What C prints without flushing it comes at the end, after what its atexit functions print; System.exit called by C does not return. */
public class JniExit {
  static native void end(int how);

  public static void main(String[] args) {
    Lib.load("libjniguest.so");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    end(0);
    System.out.println("printed by Java");
    end(7);
  }
}
