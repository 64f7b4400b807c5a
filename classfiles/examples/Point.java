/** Objects without the class library: allocation, fields, virtual calls, interfaces. */
public class Point {
  interface Shape { double area(); }

  static class Square implements Shape {
    final double side;
    Square(double side) { this.side = side; }
    public double area() { return side * side; }
  }

  static class Rectangle extends Square {
    final double height;
    Rectangle(double width, double height) { super(width); this.height = height; }
    @Override public double area() { return side * height; }
  }

  static class Node {
    int value;
    Node next;
    Node(int value, Node next) { this.value = value; this.next = next; }
  }

  final int x, y;
  Point(int x, int y) { this.x = x; this.y = y; }
  Point plus(Point other) { return new Point(x + other.x, y + other.y); }

  public static int walk(int steps) {
    Point at = new Point(0, 0), step = new Point(2, -1);
    for (int i = 0; i < steps; i++) at = at.plus(step);
    return at.x * 1000 + at.y;
  }

  public static double areas(int n) {
    Shape[] shapes = new Shape[n];
    for (int i = 0; i < n; i++) shapes[i] = i % 2 == 0 ? new Square(i) : new Rectangle(i, 0.5);
    double sum = 0;
    for (Shape shape : shapes) sum += shape.area();
    return sum;
  }

  public static int listSum(int n) {
    Node head = null;
    for (int i = 0; i < n; i++) head = new Node(i, head);
    int sum = 0;
    for (Node node = head; node != null; node = node.next) sum += node.value;
    return sum;
  }

  public static int casts(int n) {
    Object[] objects = {new Square(1), new Rectangle(1, 2), new Node(5, null), new int[3], null};
    Object o = objects[n];
    int result = 0;
    if (o instanceof Square) result |= 1;
    if (o instanceof Rectangle) result |= 2;
    if (o instanceof Shape) result |= 4;
    if (o instanceof Node) result |= ((Node) o).value << 4;
    if (o instanceof int[]) result |= ((int[]) o).length << 8;
    return result;
  }
}
