// vm: --enable-preview
public class PrimitivePatterns {
  static String of(int n) {
    return switch (n) {
      case 0 -> "zero";
      case byte b when b < 0 -> "negative byte " + b;
      case byte b -> "byte " + b;
      case int i when i > 1000000 -> "huge " + i;
      case int i -> "int " + i;
    };
  }

  record Json(double value) {}

  public static void main(String[] args) {
    for (int n : new int[] {0, -5, 100, 300, 2000000}) System.out.println(of(n));
    if (new Json(5) instanceof Json(int i)) System.out.println("int in it " + i);
    if (!(new Json(5.5) instanceof Json(int i))) System.out.println("no int");
    long l = 1L << 40;
    System.out.println((l instanceof int) + " " + (7L instanceof int) + " " + (0.1 instanceof float) + " " + (16777217 instanceof float));
    boolean b = args.length == 0;
    System.out.println(switch (b) { case true -> "yes"; case false -> "no"; });
    System.out.println(switch (3.0f) { case 1.0f -> "one"; case 3.0f -> "three"; case float f -> "other " + f; });
  }
}
