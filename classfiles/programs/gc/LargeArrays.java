// vm: -Xmx64m
import java.util.Random;

/** Large arrays: born, grown, cloned, holding young objects, moved by a full collection, their holes filled again. */
public class LargeArrays {
  public static void main(String[] args) {
    Object[][] rows = new Object[6][];
    for (int i = 0; i < rows.length; i++) rows[i] = new Object[100_000 + i * 10_000];
    Random random = new Random(5);
    int changed = 0;
    for (int round = 0; round < 40; round++) {
      Object[] row = rows[round % rows.length];
      int at = random.nextInt(row.length);
      row[at] = new int[] {round, at};
      row[row.length - 1] = "last " + round;
      for (int i = 0; i < 40; i++) { byte[] garbage = new byte[3000]; garbage[i] = 1; }
      if (round % 10 == 9) { rows[round % rows.length] = row.clone(); changed++; }
      if (round % 13 == 12) { Object[] old = rows[0]; rows[0] = new Object[old.length + 50_000]; System.arraycopy(old, 0, rows[0], 0, old.length); System.gc(); }
    }
    long sum = 0;
    int found = 0;
    for (Object[] row : rows)
      for (int i = 0; i < row.length; i++) {
        if (row[i] instanceof int[]) {
          int[] pair = (int[]) row[i];
          if (pair[1] != i) System.out.println("wrong at " + i);
          sum += pair[0];
          found++;
        } else if (row[i] != null) sum += ((String) row[i]).length();
      }
    System.out.println(found + " " + sum + " " + changed);
    // Holes of all sizes.
    long[][] holes = new long[10][];
    for (int i = 0; i < 200; i++) {
      int slot = random.nextInt(holes.length);
      holes[slot] = null;
      long[] made = new long[40_000 + random.nextInt(200_000)];
      for (int k = 0; k < made.length; k += 1000) if (made[k] != 0) System.out.println("not zeroed");
      made[0] = i;
      made[made.length - 1] = ~i;
      holes[slot] = made;
      for (long[] h : holes) if (h != null && h[0] != ~h[h.length - 1]) System.out.println("damaged");
    }
    System.out.println("done");
  }
}
