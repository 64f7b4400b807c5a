/** Switches over enums: statements, expressions, nested. */
public class EnumSwitch {
  enum Color { RED, GREEN, BLUE, BLACK }
  enum Size { SMALL, LARGE }

  static int weight(Color color) {
    switch (color) {
      case RED: return 30;
      case GREEN: return 59;
      case BLUE: return 11;
    }
    return 0;
  }

  static String both(Color color, Size size) {
    switch (size) {
      case SMALL:
        switch (color) {
          case RED: return "small red";
          case BLACK: break;
          default: return "small other";
        }
        return "small black";
      case LARGE:
        switch (color) {
          case GREEN: return "large green";
          default: return "large";
        }
      default: throw new AssertionError();
    }
  }

  static String expression(Color color) {
    return switch (color) {
      case RED -> "#f00";
      case GREEN -> "#0f0";
      case BLUE -> {
        String text = "#00";
        yield text + "f";
      }
      case BLACK -> "#000";
    };
  }

  public static void main(String[] args) {
    for (Color color : Color.values()) {
      System.out.println(color + " " + color.ordinal() + " " + weight(color) + " " + expression(color));
      for (Size size : Size.values()) System.out.println(both(color, size));
    }
    System.out.println(Color.valueOf("BLUE").compareTo(Color.RED) + " " + Color.valueOf("RED").name() + " " + Size.LARGE.getDeclaringClass().getSimpleName());
    try {
      Color.valueOf("PINK");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      weight(null);
    } catch (NullPointerException e) {
      System.out.println("null color");
    }
  }
}
