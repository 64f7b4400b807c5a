public class SwitchMatrix {
  sealed interface Op permits Plus, Minus {}
  enum Plus implements Op { P1, P2 }
  enum Minus implements Op { M1 }
  interface HasName { String name(); }

  static int op(Op op) {
    return switch (op) {
      case Plus.P1 -> 1;
      case Plus.P2 -> 2;
      case Minus.M1 -> -1;
    };
  }

  static <T extends Comparable<T>> String generic(T value) {
    return switch (value) {
      case String s when s.compareTo("m") < 0 -> "early " + s;
      case String s -> "late " + s;
      case Integer i -> "number " + i;
      default -> "other " + value;
    };
  }

  static int yielding(Object o) {
    int result = switch (o) {
      case String s -> {
        int n = 0;
        for (char c : s.toCharArray()) n += c;
        yield n;
      }
      case Integer i -> {
        if (i > 5) yield i * 2;
        yield i;
      }
      default -> throw new IllegalArgumentException(String.valueOf(o));
    };
    return result + 1;
  }

  static void old(Object o) {
    switch (o) {
      case String s when s.length() == 1:
        System.out.println("one letter");
        break;
      case String s:
        System.out.println("text");
      default:
        System.out.println("falls through");
    }
  }

  public static void main(String[] args) {
    System.out.println(op(Plus.P1) + " " + op(Plus.P2) + " " + op(Minus.M1));
    System.out.println(generic("abc") + " " + generic("xyz") + " " + generic(4) + " " + generic(4L));
    System.out.println(yielding("ab") + " " + yielding(3) + " " + yielding(9));
    try {
      yielding(2.0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    old("a");
    old(3);
    int total = 0;
    Object[] many = {1, "two", 3L, 'c', 4.0, 5f, (short) 6, (byte) 7, true};
    for (int i = 0; i < 9000; i++)
      total += switch (many[i % many.length]) {
        case Integer n -> n;
        case String s -> s.length();
        case Long n -> 10;
        case Character c -> c;
        case Double d -> 20;
        case Float f -> 30;
        case Short s -> s;
        case Byte b -> b;
        default -> 100;
      };
    System.out.println(total);
  }
}
