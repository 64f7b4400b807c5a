/** Calls whose targets depend on the receiver: one class, two, many; classes that come late; ways that never return; results of all kinds. */
public class Receivers {
  interface Shape {
    int sides();
    default long weight(long x) { return x * sides(); }
    double scaled(double x);
    void touch(int[] counts);
    Object name(Object other);
  }

  static final class Line implements Shape {
    public int sides() { return 1; }
    public double scaled(double x) { return x + 0.5; }
    public void touch(int[] counts) { counts[0]++; }
    public Object name(Object other) { return other; }
  }

  static final class Triangle implements Shape {
    public int sides() { return 3; }
    public long weight(long x) { return x - 7; }
    public double scaled(double x) { return -x; }
    public void touch(int[] counts) { counts[1] += 2; }
    public Object name(Object other) { return "triangle"; }
  }

  static final class Broken implements Shape {
    public int sides() { throw new IllegalStateException("no sides"); }
    public double scaled(double x) { throw new IllegalStateException("no scale " + x); }
    public void touch(int[] counts) { counts[2]++; throw new IllegalStateException("untouchable"); }
    public Object name(Object other) { return null; }
  }

  /** Is loaded when it is first made. */
  static final class Late implements Shape {
    final int n;
    Late(int n) { this.n = n; }
    public int sides() { return n; }
    public double scaled(double x) { return x * n; }
    public void touch(int[] counts) { counts[3] += n; }
    public Object name(Object other) { return n; }
  }

  static long all(Shape s, int i, int[] counts) {
    long sum = s.sides() * 31L + s.weight(i);
    sum += (long) s.scaled(i);
    s.touch(counts);
    Object name = s.name(counts);
    return sum + (name == null ? 1 : name == counts ? 2 : name.hashCode() % 100);
  }

  static long caught(Shape s, int i, int[] counts) {
    try {
      return all(s, i, counts);
    } catch (IllegalStateException e) {
      return e.getMessage().length();
    } catch (NullPointerException e) {
      return -1;
    }
  }

  static long run(Shape[] shapes, int rounds, int[] counts) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) sum = sum * 3 + caught(shapes[i % shapes.length], i, counts);
    return sum;
  }

  /** The receiver is of a class that is known only through the caller. */
  static int twice(Shape s, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) sum += s.sides() + (s instanceof Line ? 1 : 0) + (((Object) s).equals(s) ? 2 : 0);
    return sum;
  }

  static int twiceBoth(int n) { return twice(new Line(), n) * 5 + twice(new Triangle(), n); }

  public static void main(String[] args) {
    int[] counts = new int[4];
    Shape line = new Line(), triangle = new Triangle();
    Shape[][] mixes = {
      {line}, {line, line, triangle}, {triangle}, {line, triangle, null}, {line, new Broken(), triangle},
    };
    for (Shape[] mix : mixes) System.out.println(run(mix, 30_000, counts) + " " + java.util.Arrays.toString(counts));
    Shape[] late = {line, triangle, new Late(4), new Late(5), line, null, new Broken()};
    for (int i = 0; i < 4; i++) System.out.println(run(late, 20_000, counts) + " " + java.util.Arrays.toString(counts));
    int sum = 0;
    for (int i = 0; i < 3000; i++) sum += twiceBoth(i % 20);
    System.out.println(sum);
  }
}
