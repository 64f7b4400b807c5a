/** Lines at which threads are blocked. */
public class BlockedLines {
  static final Object lock = new Object();

  static synchronized void whole() {
    System.out.print("");
  }

  public static void main(String[] args) throws Exception {
    Thread[] threads = {
      new Thread(() -> {
        int x = 1;
        synchronized (lock)
        {
          x++;
        }
      }, "block"),
      new Thread(() -> whole(), "method"),
      new Thread(() -> {
        Object o =
            lock;
        int q = 3; synchronized (
            o) { q++; }
      }, "spread"),
      new Thread(() -> {
        synchronized (lock) { synchronized (BlockedLines.class) { System.out.print(""); } } }, "one line"),
      new Thread(() -> {
        synchronized (args) {
          try {
            args.wait(1);
          } catch (InterruptedException e) {}
          synchronized (lock) {
            System.out.print("");
          }
        }
      }, "nested"),
    };
    synchronized (BlockedLines.class) {
      synchronized (lock) {
        for (Thread t : threads) {
          t.start();
          while (t.getState() != Thread.State.BLOCKED) Thread.sleep(1);
          for (StackTraceElement e : t.getStackTrace())
            if (e.getClassName().equals("BlockedLines")) System.out.println(t.getName() + " " + e.getMethodName().replaceAll("[0-9]", "") + " " + e.getLineNumber());
        }
      }
    }
    for (Thread t : threads) t.join();
  }
}
