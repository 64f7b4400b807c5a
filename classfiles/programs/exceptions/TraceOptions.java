// vm: -XX:MaxJavaStackTraceDepth=5 -XX:-ShowCodeDetailsInExceptionMessages
/** Options of the VM that cut stack traces and messages short. */
public class TraceOptions {
  static int deep(int n) {
    if (n == 0) throw new IllegalStateException("deep");
    return deep(n - 1) + 1;
  }

  static int endless(int n) { return endless(n + 1) + 1; }

  public static void main(String[] args) {
    try {
      deep(10);
    } catch (IllegalStateException e) {
      e.printStackTrace(System.out);
    }
    try {
      endless(0);
    } catch (StackOverflowError e) {
      System.out.println(e.getStackTrace().length);
    }
    try {
      String s = null;
      s.length();
    } catch (NullPointerException e) {
      e.printStackTrace(System.out);
    }
    long frames = StackWalker.getInstance().walk(s -> s.count());
    System.out.println(frames);
  }
}
