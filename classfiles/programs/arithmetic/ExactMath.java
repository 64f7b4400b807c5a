/** Math's methods that throw on overflow, floor division, and high halves of products. */
public class ExactMath {
  interface Operation {
    long apply(long a, long b);
  }

  static void show(String name, Operation operation, long[] values) {
    StringBuilder line = new StringBuilder(name);
    for (long a : values) {
      for (long b : values) {
        line.append(' ');
        try {
          line.append(operation.apply(a, b));
        } catch (ArithmeticException e) {
          line.append('[').append(e.getMessage()).append(']');
        }
      }
    }
    System.out.println(line);
  }

  public static void main(String[] args) {
    long[] ints = {0, 1, -1, 7, -7, 46341, Integer.MAX_VALUE, Integer.MIN_VALUE};
    long[] longs = {0, 1, -1, 3037000500L, -10, Long.MAX_VALUE, Long.MIN_VALUE};
    show("addExact", new Operation() { public long apply(long a, long b) { return Math.addExact((int) a, (int) b); } }, ints);
    show("subtractExact", new Operation() { public long apply(long a, long b) { return Math.subtractExact((int) a, (int) b); } }, ints);
    show("multiplyExact", new Operation() { public long apply(long a, long b) { return Math.multiplyExact((int) a, (int) b); } }, ints);
    show("floorDiv", new Operation() { public long apply(long a, long b) { return Math.floorDiv((int) a, (int) b); } }, ints);
    show("floorMod", new Operation() { public long apply(long a, long b) { return Math.floorMod((int) a, (int) b); } }, ints);
    show("addExact long", new Operation() { public long apply(long a, long b) { return Math.addExact(a, b); } }, longs);
    show("subtractExact long", new Operation() { public long apply(long a, long b) { return Math.subtractExact(a, b); } }, longs);
    show("multiplyExact long", new Operation() { public long apply(long a, long b) { return Math.multiplyExact(a, b); } }, longs);
    show("floorDiv long", new Operation() { public long apply(long a, long b) { return Math.floorDiv(a, b); } }, longs);
    show("floorMod long", new Operation() { public long apply(long a, long b) { return Math.floorMod(a, b); } }, longs);
    show("multiplyHigh", new Operation() { public long apply(long a, long b) { return Math.multiplyHigh(a, b); } }, longs);
    show("multiplyFull", new Operation() { public long apply(long a, long b) { return Math.multiplyFull((int) a, (int) b); } }, ints);
    show("negateExact", new Operation() { public long apply(long a, long b) { return Math.negateExact(a); } }, longs);
    show("incrementExact", new Operation() { public long apply(long a, long b) { return Math.incrementExact((int) a) + Math.decrementExact((int) b); } }, ints);
    show("toIntExact", new Operation() { public long apply(long a, long b) { return Math.toIntExact(a); } }, longs);
    show("absExact", new Operation() { public long apply(long a, long b) { return Math.absExact((int) a); } }, ints);
  }
}
