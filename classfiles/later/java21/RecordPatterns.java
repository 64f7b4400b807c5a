public class RecordPatterns {
  record Point(int x, int y) {}
  record Line(Point from, Point to) {}
  record Box<T>(T content) {}
  record Pair<A, B>(A first, B second) {}

  static String of(Object o) {
    if (o instanceof Line(Point(var x, var y), Point to)) return x + "," + y + " -> " + to;
    if (o instanceof Point(int x, int y) && x == y) return "diagonal " + x;
    if (o instanceof Box<?>(Box<?>(var inner))) return "box in a box: " + inner;
    if (o instanceof Box<?>(String s)) return "text box " + s;
    return switch (o) {
      case Pair<?, ?>(Integer a, Integer b) -> "sum " + (a + b);
      case Pair<?, ?>(String a, var b) -> a + "=" + b;
      case Pair<?, ?>(Box<?>(var c), Point(int x, var y)) -> c + " at " + x + "/" + y;
      case Pair<?, ?>(var a, var b) -> "pair";
      default -> "?";
    };
  }

  record Broken(int n) {
    public int n() {
      throw new IllegalStateException("no n");
    }
  }

  public static void main(String[] args) {
    System.out.println(of(new Line(new Point(1, 2), new Point(3, 4))));
    System.out.println(of(new Point(5, 5)));
    System.out.println(of(new Point(5, 6)));
    System.out.println(of(new Box<>(new Box<>(9))));
    System.out.println(of(new Box<>("x")));
    System.out.println(of(new Pair<>(1, 2)));
    System.out.println(of(new Pair<>("k", null)));
    System.out.println(of(new Pair<>(new Box<>('c'), new Point(7, 8))));
    System.out.println(of(new Pair<>(null, null)));
    try {
      if ((Object) new Broken(1) instanceof Broken(int n)) System.out.println(n);
    } catch (MatchException e) {
      System.out.println(e.getMessage() + " / " + e.getCause());
    }
  }
}
