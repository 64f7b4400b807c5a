import java.util.List;

public class PatternSwitch {
  sealed interface Shape permits Circle, Square, Group {}
  record Circle(double radius) implements Shape {}
  record Square(double side) implements Shape {}
  record Group(List<Shape> parts) implements Shape {}
  enum Color { RED, GREEN, BLUE }

  static double area(Shape shape) {
    return switch (shape) {
      case Circle c -> c.radius() * c.radius() * 3;
      case Square s -> s.side() * s.side();
      case Group g -> g.parts().stream().mapToDouble(PatternSwitch::area).sum();
    };
  }

  static String describe(Object o) {
    return switch (o) {
      case null -> "nothing";
      case Integer i when i > 100 -> "large " + i;
      case Integer i when i < 0 -> "negative " + i;
      case Integer i -> "int " + i;
      case Long l -> "long " + l;
      case Character c when Character.isDigit(c) -> "digit " + c;
      case String s when s.isEmpty() -> "empty";
      case String s -> "text " + s.length();
      case Color c when c == Color.RED -> "red";
      case Color c -> "color " + c.ordinal();
      case int[] a -> "ints " + a.length;
      case Object[] a -> "array " + a.length;
      case Class<?> c -> c.getSimpleName();
      default -> o.getClass().getName();
    };
  }

  static String name(Color color) {
    return switch (color) {
      case RED -> "r";
      case GREEN -> "g";
      case null -> "no color";
      case BLUE -> "b";
    };
  }

  static String word(String s) {
    return switch (s) {
      case "a", "b" -> "short";
      case String t when t.length() > 5 -> "long " + t;
      case "mid" -> "middle";
      case null, default -> "other";
    };
  }

  public static void main(String[] args) {
    System.out.println(area(new Group(List.of(new Circle(2), new Square(3), new Group(List.of())))));
    Object[] all = {null, 101, -5, 7, 8L, '4', 'x', "", "four", Color.RED, Color.BLUE, new int[3], new String[2], String.class, 1.5};
    for (Object o : all) System.out.println(describe(o));
    for (Color c : Color.values()) System.out.println(name(c));
    System.out.println(name(null));
    for (String s : new String[] {"a", "b", "mid", "longer one", "x", null}) System.out.println(word(s));
    for (int i = 0; i < 3000; i++) describe(all[i % all.length]);
    System.out.println(describe(all[1]));
  }
}
