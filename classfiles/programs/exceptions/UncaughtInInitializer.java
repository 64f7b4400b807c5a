// exit: 1
/** The main class's static initialiser fails. */
public class UncaughtInInitializer {
  static int value = compute(0);

  static int compute(int divisor) {
    return 1 / divisor;
  }

  public static void main(String[] args) {
    System.out.println("not reached");
  }
}
