/** Threads outlive main and can join it; one of the VM's own waits for them. */
public class MainIsJoined {
  public static void main(String[] args) {
    Thread main = Thread.currentThread();
    new Thread(() -> {
      try {
        main.join();
        System.out.println("main is " + main.getState() + " " + main.isAlive() + " " + main.getThreadGroup());
        Thread[] threads = new Thread[9];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) System.out.println(threads[i].getName() + " " + threads[i].isDaemon());
      } catch (InterruptedException e) {
        System.out.println(e);
      }
    }).start();
  }
}
