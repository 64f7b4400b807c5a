/** Switch expressions with arrows and yield, over ints, chars and strings, as operands and arguments. */
public class SwitchExpressions {
  static int days(int month, boolean leap) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> leap ? 29 : 28;
      case 1, 3, 5, 7, 8, 10, 12 -> 31;
      default -> throw new IllegalArgumentException("month " + month);
    };
  }

  static double area(String shape, double size) {
    return 2 * switch (shape) {
      case "circle":
        yield 3 * size * size;
      case "square": {
        double square = size * size;
        yield square;
      }
      default:
        if (size > 10) yield -1;
        yield 0;
    };
  }

  static Object mixed(char c) {
    return switch (c) {
      case 'i' -> 1;
      case 'l' -> 2L;
      case 'd' -> 3.5;
      case 's' -> "text";
      case 'n' -> null;
      default -> 'x';
    };
  }

  static int nested(int a, int b) {
    return switch (a) {
      case 0 -> switch (b) {
        case 0 -> 0;
        case 1 -> 1;
        default -> 2;
      };
      case 1 -> {
        int sum = 0;
        for (int i = 0; i < b; i++) {
          sum += switch (i % 3) {
            case 0 -> i;
            case 1 -> -i;
            default -> 100;
          };
        }
        yield sum;
      }
      default -> a * b;
    };
  }

  public static void main(String[] args) {
    int total = 0;
    for (int m = 1; m <= 12; m++) total += days(m, true);
    System.out.println(total);
    try {
      days(13, false);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(area("circle", 2) + " " + area("square", 3) + " " + area("line", 11) + " " + area("line", 1));
    for (char c : "ildsnz".toCharArray()) System.out.println(mixed(c));
    for (int a = 0; a < 3; a++) for (int b = 0; b < 7; b += 2) System.out.print(nested(a, b) + " ");
    System.out.println();
    int x = 3;
    System.out.println(Math.max(switch (x) { case 3 -> 30; default -> 0; }, 7) + switch (x) { case 1 -> "one"; default -> "many"; });
    boolean flag = switch (x) { case 3 -> true; default -> false; } && x > 2;
    System.out.println(flag);
  }
}
