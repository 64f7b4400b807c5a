/** An uncaught exception ends its thread with a trace on stderr; the program goes on and exits with 0. */
public class UncaughtInThread {
  static void fail(int n) {
    if (n == 0) throw new UnsupportedOperationException("thread dies");
    fail(n - 1);
  }

  public static void main(String[] args) throws InterruptedException {
    Thread t = new Thread(() -> fail(2), "doomed");
    t.start();
    t.join();
    System.out.println("main lives " + t.isAlive());
  }
}
