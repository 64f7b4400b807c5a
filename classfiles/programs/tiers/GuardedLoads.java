import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Loads that only a test of the object's class makes possible, in loops where the object never changes: they stay behind the test. */
public class GuardedLoads {
  static class Base { int first; }
  static class Far extends Base { int a, b, c, d; Box box; Far(Box box) { this.box = box; } int read() { return box.value; } }
  static class Near extends Base { int a = 0x1234567, b = 0x7fffff3, c = -5, d = 77, e = 0x2345671; int read() { return a; } }
  static class Box { int value; int[] values = {1, 2, 3}; Box(int value) { this.value = value; } }

  interface Reader { int read(int x); }
  static class OfBox implements Reader { final int pad = 3; final Box box; OfBox(Box b) { box = b; } public int read(int x) { return box.value + x; } }
  static class OfInts implements Reader { final int pad = 0x7654321, also = 0x1357911; public int read(int x) { return pad ^ x; } }
  static class OfArray implements Reader { final int[] array; OfArray(int... a) { array = a; } public int read(int x) { return array[x & 3]; } }

  static Object sink;

  /** instanceof, a cast that cannot fail, a chain of loads, collections on the way. */
  static long tested(Object o, int n, boolean allocate) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      if (o instanceof Far) sum += ((Far) o).box.value + ((Far) o).box.values[i % 3];
      else sum += i & 3;
      if (allocate && (i & 63) == 0) sink = new byte[1000];
    }
    return sum;
  }

  /** The object is known not to be null outside of the loop; the cast in it may fail. */
  static long cast(Object o, int n, int from) {
    long sum = o.hashCode() == 7 ? 1 : 0;
    for (int i = 0; i < n; i++) {
      if (i >= from) sum += ((Far) o).box.value;
      sum += i & 1;
      if ((i & 127) == 0) sink = new byte[500];
    }
    return sum;
  }

  /** The exact class is asked for. */
  static long exact(Object o, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      if (o.getClass() == Far.class) sum += ((Far) o).box.values.length;
      else if (o.getClass() == int[].class) sum += ((int[]) o)[i & 1];
      else if (o.getClass() == Object[].class) sum += ((Box) ((Object[]) o)[i & 1]).value;
      else sum--;
      if ((i & 127) == 0) sink = new byte[500];
    }
    return sum;
  }

  /** Two casts of one object meet. */
  static long merged(Object o, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      if (o instanceof Base) {
        Far f;
        if ((i & 1) == 0) f = o instanceof Far ? (Far) o : null;
        else f = o.getClass() == Far.class ? (Far) o : null;
        if (f != null) sum += f.box.value;
      }
      sum++;
    }
    return sum;
  }

  /** Inlined behind comparisons of the receiver's class. */
  static long called(Reader r, int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) sum += r.read(i);
    return sum;
  }

  static long calledSometimes(Reader r, int n, int mask) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      if ((i & mask) == 0) sum += r.read(i);
      if ((i & 255) == 0) sink = new byte[300];
    }
    return sum;
  }

  static int[] counts = new int[4];

  static void streams(int n) {
    System.out.println(IntStream.range(0, n).map(x -> 1).sum());
    System.out.println(IntStream.range(0, n).mapToDouble(x -> 1.5).sum());
    System.out.println(IntStream.range(0, n).sum());
    System.out.println(IntStream.range(0, n).mapToLong(x -> x * 3L).sum());
    System.out.println(IntStream.range(0, n).filter(x -> (x & 3) == 1).mapToObj(x -> "x").count());
    IntConsumer count = x -> counts[x & 3]++;
    IntStream.range(0, n).forEach(count);
    System.out.println(counts[0] + counts[3]);
  }

  public static void main(String[] args) {
    streams(60_000);
    Far far = new Far(new Box(5));
    Object[] all = {far, new Near(), new int[] {3, 4}, new Object[] {new Box(1), new Box(2)}, "text", new Base()};
    Reader[] readers = {new OfBox(new Box(9)), new OfInts(), new OfArray(1, 2, 3, 4)};
    for (int round = 0; round < 4; round++) {
      for (Object o : all) {
        System.out.println(tested(o, 30_000, false) + " " + tested(o, 30_000, true) + " " + exact(o, 30_000) + " " + merged(o, 30_000));
        try {
          System.out.println(cast(o, 30_000, round < 2 && o != far ? 30_000 : 29_990));
        } catch (ClassCastException e) {
          System.out.println("no cast of " + o.getClass().getSimpleName());
        }
      }
      for (Reader r : readers)
        System.out.println(called(r, 40_000) + " " + calledSometimes(r, 40_000, 1) + " " + calledSometimes(r, 40_000, 0xffffff));
    }
    streams(70_000);
  }
}
