import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** java.util.Arrays: sort, search, fill, equals, compare, mismatch, asList, setAll, prefix sums, streams of it left aside. */
public class ArraysClass {
  public static void main(String[] args) {
    int[] a = {5, 3, 9, -1, 0, 3};
    int[] sorted = a.clone();
    Arrays.sort(sorted);
    System.out.println(Arrays.toString(sorted) + Arrays.binarySearch(sorted, 3) + Arrays.binarySearch(sorted, 4) + " " + Arrays.toString(a));
    Arrays.sort(a, 1, 4);
    System.out.println(Arrays.toString(a));
    for (int n : new int[] {10, 50, 300, 3000, 20000}) {
      int[] ints = new int[n]; long[] longs = new long[n]; double[] doubles = new double[n]; byte[] bytes = new byte[n]; char[] chars = new char[n]; short[] shorts = new short[n]; float[] floats = new float[n];
      long x = n;
      for (int i = 0; i < n; i++) {
        x = x * 6364136223846793005L + 1442695040888963407L;
        ints[i] = (int) (x >>> 33); longs[i] = x; doubles[i] = (int) (x >> 40) / 7.0; bytes[i] = (byte) (x >>> 50); chars[i] = (char) (x >>> 48); shorts[i] = (short) (x >>> 45); floats[i] = (x >> 45) / 3f;
      }
      Arrays.sort(ints); Arrays.sort(longs); Arrays.sort(doubles); Arrays.sort(bytes); Arrays.sort(chars); Arrays.sort(shorts); Arrays.sort(floats);
      System.out.println(n + " " + Arrays.hashCode(ints) + " " + Arrays.hashCode(longs) + " " + Arrays.hashCode(doubles) + " " + Arrays.hashCode(bytes) + " " + Arrays.hashCode(chars) + " " + Arrays.hashCode(shorts) + " " + Arrays.hashCode(floats));
    }
    double[] special = {Double.NaN, 0.0, -0.0, Double.NEGATIVE_INFINITY, 1, Double.POSITIVE_INFINITY, -1};
    Arrays.sort(special);
    System.out.println(Arrays.toString(special));
    String[] words = "the quick brown fox jumps over the lazy dog".split(" ");
    Arrays.sort(words);
    System.out.println(Arrays.toString(words));
    Arrays.sort(words, Comparator.comparing(String::length).thenComparing(Collections.reverseOrder()));
    System.out.println(Arrays.asList(words));
    Integer[] boxed = new Integer[500];
    for (int i = 0; i < 500; i++) boxed[i] = i * 7919 % 503;
    Arrays.sort(boxed, (p, q) -> q % 10 != p % 10 ? p % 10 - q % 10 : 0);
    System.out.println(Arrays.hashCode(boxed) + " " + boxed[0] + " " + boxed[499]);
    long[] filled = new long[5];
    Arrays.fill(filled, 7);
    Arrays.fill(filled, 1, 3, -1);
    System.out.println(Arrays.toString(filled) + Arrays.equals(filled, new long[] {7, -1, -1, 7, 7}) + Arrays.equals(filled, null));
    System.out.println(Arrays.compare(new int[] {1, 2}, new int[] {1, 3}) + " " + Arrays.mismatch("abcd".toCharArray(), "abxd".toCharArray()) + " " + Arrays.deepEquals(new Object[] {new int[] {1}}, new Object[] {new int[] {1}}));
    int[] squares = new int[6];
    Arrays.setAll(squares, i -> i * i);
    Arrays.parallelPrefix(squares, Integer::sum);
    System.out.println(Arrays.toString(squares) + Arrays.stream(squares).sum());
    List<String> view = Arrays.asList("x", "y", "z");
    view.set(1, "changed");
    try {
      view.add("no");
    } catch (UnsupportedOperationException e) {
      System.out.println(view + " is of fixed size");
    }
    Object[] cyclic = new Object[2];
    cyclic[0] = cyclic;
    System.out.println(Arrays.deepToString(cyclic) + Arrays.toString((int[]) null) + Arrays.toString(new Object[] {null, 'c', 1.5}));
    try {
      Arrays.copyOfRange(squares, 4, 2);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      Arrays.sort(squares, -1, 3);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
  }
}
