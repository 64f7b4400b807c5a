import java.util.*;
import java.util.function.*;

public class UnnamedVariables {
  sealed interface S permits A, B, C {}
  record A(int x, String y) implements S {}
  record B(S s) implements S {}
  record C() implements S {}

  static String of(S s) {
    return switch (s) {
      case A(int x, _) when x > 3 -> "a " + x;
      case A(_, var y) -> "a " + y;
      case B(A _), B(C _) -> "b of a or c";
      case B(_) -> "b";
      case C() -> "c";
    };
  }

  public static void main(String[] args) {
    for (S s : List.of(new A(4, "x"), new A(1, "y"), new B(new A(0, "")), new B(new C()), new B(new B(new C())), new C())) System.out.println(of(s));
    int n = 0;
    for (var _ : List.of(1, 2, 3)) n++;
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException _) {
      n += 10;
    }
    BiFunction<Integer, Integer, Integer> first = (a, _) -> a;
    var _ = new ArrayList<String>();
    System.out.println(n + first.apply(100, 200));
  }
}
