import java.util.*;

public class Records21 {
  record Range(int from, int to) implements Comparable<Range>, Iterable<Integer> {
    static int made;
    Range {
      if (from > to) throw new IllegalArgumentException(from + " > " + to);
      made++;
    }
    Range(int to) { this(0, to); }
    public int compareTo(Range o) { return Integer.compare(to - from, o.to - o.from); }
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        int at = from;
        public boolean hasNext() { return at < to; }
        public Integer next() { return at++; }
      };
    }
    int length() { return to - from; }
  }
  record Generic<T extends Number>(T value, String... rest) {}
  record Everything(boolean z, byte b, char c, short s, int i, long j, float f, double d, Object o) {}

  public static void main(String[] args) {
    List<Range> ranges = new ArrayList<>(List.of(new Range(3), new Range(1, 2), new Range(-5, 5)));
    Collections.sort(ranges);
    System.out.println(ranges + " " + Range.made);
    for (int i : ranges.get(1)) System.out.print(i + " ");
    System.out.println(new Range(1, 2).equals(ranges.get(0)) + " " + new Range(1, 2).hashCode());
    try {
      new Range(2, 1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(new Generic<>(5, "a", "b").rest().length + " " + new Generic<>(2.5).value());
    Everything e = new Everything(true, (byte) 1, 'c', (short) 2, 3, 4, 5.5f, 6.5, null);
    System.out.println(e + " " + e.hashCode() + " " + e.equals(new Everything(true, (byte) 1, 'c', (short) 2, 3, 4, 5.5f, 6.5, null)));
    record Local(String s) {}
    System.out.println(new Local("x"));
    Map<Object, Integer> map = new HashMap<>();
    for (int i = 0; i < 100; i++) map.merge(new Range(i % 7), 1, Integer::sum);
    System.out.println(new TreeMap<>(Map.of(new Range(0), map.get(new Range(0)), new Range(6), map.get(new Range(6)))));
  }
}
