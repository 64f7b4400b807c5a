package embed;

/** A program with threads, an exit status, and a shutdown hook. */
public class Program {
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "threads":
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
          int number = i;
          threads[i] = new Thread(() -> {
            try {
              Thread.sleep(100 * number);
            } catch (InterruptedException e) {
              throw new Error(e);
            }
            System.out.println("thread " + number);
          });
          threads[i].start();
        }
        System.out.println("main ends");
        break;
      case "throw":
        throw new IllegalStateException("thrown by main");
      case "exit":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.exit(Integer.parseInt(args[1]));
        break;
      case "hook":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        break;
      default:
        System.out.println(String.join(",", args));
    }
  }
}
