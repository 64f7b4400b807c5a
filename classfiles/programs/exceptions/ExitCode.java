// exit: 42
/** System.exit from inside try, with a finally that must not run; output is flushed. */
public class ExitCode {
  public static void main(String[] args) {
    System.out.print("no newline");
    Runtime.getRuntime().addShutdownHook(new Thread() {
      @Override public void run() { System.out.println(" hook"); }
    });
    try {
      System.exit(42);
    } finally {
      System.out.println("not reached");
    }
  }
}
