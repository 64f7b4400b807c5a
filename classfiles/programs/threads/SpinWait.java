/** Threads that pass a turn to and fro, spinning. */
public class SpinWait {
  static volatile int turn;
  static int passes;

  public static void main(String[] args) throws InterruptedException {
    Thread other = new Thread(() -> {
      for (int i = 0; i < 1000; i++) {
        while (turn != 1) Thread.onSpinWait();
        passes++;
        turn = 0;
      }
    });
    other.start();
    for (int i = 0; i < 1000; i++) {
      turn = 1;
      while (turn != 0) Thread.onSpinWait();
    }
    other.join();
    System.out.println(passes);
  }
}
