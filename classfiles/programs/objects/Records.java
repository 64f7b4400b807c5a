import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Records: accessors, equals, hashCode, toString, compact constructors, generic, nested, with arrays and floating point. */
public class Records {
  record Point(int x, int y) {
    static final Point ORIGIN = new Point(0, 0);
    Point { if (x < -1000) throw new IllegalArgumentException("x " + x); }
    Point(int both) { this(both, both); }
    double length() { return Math.sqrt(x * x + y * y); }
    Point plus(Point o) { return new Point(x + o.x, y + o.y()); }
  }

  record Range(int low, int high) {
    Range { if (low > high) { int t = low; low = high; high = t; } }
    boolean contains(int v) { return v >= low && v < high; }
  }

  record Named<T>(String name, T value) implements Comparable<Named<T>> {
    public int compareTo(Named<T> o) { return name.compareTo(o.name); }
    @Override public String name() { return name == null ? "?" : name; }
  }

  record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a) {}
  record Empty() {}
  record Node(int value, Node next) {}

  public static void main(String[] args) {
    Point p = new Point(3, 4), q = new Point(3, 4);
    System.out.println(p + " " + p.equals(q) + " " + (p == q) + " " + (p.hashCode() == q.hashCode()) + " " + p.length() + " " + p.plus(new Point(1)) + " " + Point.ORIGIN);
    System.out.println(new Range(9, 2) + " " + new Range(2, 9).contains(5));
    try {
      new Point(-5000, 0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    Named<Integer> n = new Named<>("n", 5), none = new Named<>(null, null);
    System.out.println(n + " " + none + " " + none.name() + " " + n.equals(none) + " " + none.equals(new Named<Object>(null, null)) + " " + n.compareTo(new Named<>("m", 1)) + " " + none.hashCode());
    int[] array = {1};
    All a = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "t", array), b = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "t", array), c = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "t", new int[] {1});
    System.out.println(a.equals(b) + " " + a.equals(c) + " " + a.toString().startsWith("All[z=true, b=1, c=c, s=2, i=3, l=4, f=5.0, d=6.0, t=t, a=[I@"));
    System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + " " + new Empty().hashCode());
    System.out.println(new Node(1, new Node(2, null)));
    record Floating(float f, double d) {}
    System.out.println(new Floating(Float.NaN, 0.0).equals(new Floating(Float.NaN, 0.0)) + " " + new Floating(0f, 0.0).equals(new Floating(-0f, 0.0)) + " " + new Floating(1, 2).hashCode());
    Set<Point> set = new HashSet<>();
    for (int i = 0; i < 100; i++) set.add(new Point(i % 10, i % 5));
    System.out.println(set.size() + " " + set.contains(new Point(7, 2)) + " " + set.contains(new Point(7, 3)));
    List<Named<Integer>> list = new ArrayList<>();
    for (String s : "delta alpha charlie bravo".split(" ")) list.add(new Named<>(s, s.length()));
    list.sort(null);
    System.out.println(list);
    System.out.println(Objects.hash(1, "a", null) + " " + p.equals(null) + " " + p.equals("p") + " " + Point.class.isRecord());
  }
}
