import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Loops of every form and with every type of counter. */
public class LoopForms {
  static class Countdown implements Iterable<Integer> {
    final int from;
    Countdown(int from) { this.from = from; }
    public Iterator<Integer> iterator() {
      return new Iterator<Integer>() {
        int next = from;
        public boolean hasNext() { return next > 0; }
        public Integer next() { return next--; }
      };
    }
  }

  public static void main(String[] args) {
    StringBuilder out = new StringBuilder();
    for (int i = 0, j = 10; i < j; i += 2, j--) out.append(i).append(':').append(j).append(' ');
    for (long l = Integer.MAX_VALUE - 1L; l < Integer.MAX_VALUE + 3L; l++) out.append(l).append(' ');
    for (double d = 0; d < 1; d += 0.25) out.append(d).append(' ');
    for (float f = 1; f > 0.01f; f /= 4) out.append(f).append(' ');
    for (char c = 'a'; c < 'f'; c++) out.append(c);
    for (byte b = 125; b > 0; b++) out.append(' ').append(b);
    for (short s = -32766; s < 0; s--) out.append(' ').append(s);
    System.out.println(out);
    int i = 0;
    while (i < 3) i++;
    do i--; while (i > -3);
    for (; i < 5; ) i += 2;
    for (;;) if (i-- < -5) break;
    System.out.println(i);
    while (false != (i > 100)) ;
    int sum = 0;
    for (int v : new Countdown(5)) sum = sum * 10 + v;
    List<String> words = new ArrayList<>();
    for (String w : "the end of the loop".split(" ")) words.add(w);
    for (String w : words) sum += w.length();
    for (char c : "xyz".toCharArray()) sum += c;
    for (int[] row : new int[][] {{1, 2}, {}, {3}}) for (int v : row) sum += v;
    System.out.println(sum);
    long total = 0;
    for (int a = 0; a < 300; a++) for (int b = a; b < 300; b++) for (int c = b; c < 300; c += 17) total += a ^ b ^ c;
    System.out.println(total);
    int wraps = 0;
    for (int n = Integer.MAX_VALUE - 5; n > 0; n++) wraps++;
    System.out.println(wraps);
    int iterations = 0;
    for (int n = 1; n != 0; n <<= 1) iterations++;
    for (int n = -1; n != 0; n >>>= 3) iterations++;
    System.out.println(iterations);
    int modified = 0;
    for (int n = 0; n < 10; n++) {
      if (n == 3) n = 7;
      modified = modified * 10 + n;
    }
    System.out.println(modified);
    int x = 27, steps = 0;
    while (x != 1 && steps < 1000) {
      x = (x & 1) == 0 ? x >> 1 : 3 * x + 1;
      ++steps;
    }
    System.out.println(steps);
  }
}
