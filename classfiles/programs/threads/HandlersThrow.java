// exit: 1
/** Handlers of uncaught exceptions that throw. */
public class HandlersThrow {
  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> {
      System.out.println(thread.getName() + " " + exception);
      throw new IllegalStateException("handler");
    });
    Thread other = new Thread(() -> {
      throw new Error("first");
    }, "other");
    other.start();
    other.join();
    throw new Exception("main");
  }
}
