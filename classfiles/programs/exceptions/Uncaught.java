// exit: 1
/** An exception that nobody catches: output before it, the trace on stderr, exit code 1. */
public class Uncaught {
  static int level(int n) {
    if (n == 0) throw new IllegalStateException("nobody catches this");
    return level(n - 1) + 1;
  }

  public static void main(String[] args) {
    System.out.println("before");
    try {
      System.out.println(level(3));
    } finally {
      System.out.println("finally still runs");
    }
    System.out.println("not reached");
  }
}
