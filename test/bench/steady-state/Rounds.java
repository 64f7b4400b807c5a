import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Does the same again and again, and says what the processor spent on the thread: in the first round, and in the median of the last third. */
final class Rounds {
  private static final int MS_PER_TICK = 10;

  static void measure(int rounds, Callable<?> round) throws Exception {
    long[] times = new long[rounds];
    Object answer = null;
    for (int i = 0; i < rounds; i++) {
      long before = ticks();
      Object got = round.call();
      times[i] = (ticks() - before) * MS_PER_TICK;
      if (answer != null && !answer.equals(got)) throw new AssertionError(answer + " != " + got);
      answer = got;
    }
    long[] last = Arrays.copyOfRange(times, rounds - rounds / 3, rounds);
    Arrays.sort(last);
    System.out.println("answer " + answer);
    System.out.println("first " + times[0] + " last " + last[last.length / 2]);
  }

  private static long ticks() throws Exception {
    String[] fields = Files.readString(Path.of("/proc/thread-self/stat")).split(" ");
    return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }
}
