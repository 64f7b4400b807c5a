import java.util.Arrays;

public class SealedTypes {
  sealed interface Expr permits Num, Add, Mul, Neg {}
  record Num(int value) implements Expr {}
  record Add(Expr left, Expr right) implements Expr {}
  record Mul(Expr left, Expr right) implements Expr {}
  static non-sealed class Neg implements Expr {
    final Expr of;
    Neg(Expr of) { this.of = of; }
  }
  static class DoubleNeg extends Neg {
    DoubleNeg(Expr of) { super(of); }
  }

  static int eval(Expr e) {
    return switch (e) {
      case Num(int v) -> v;
      case Add(Num(var a), Num(var b)) -> a + b;
      case Add(var a, var b) -> eval(a) + eval(b);
      case Mul(var a, var b) -> eval(a) * eval(b);
      case DoubleNeg d -> eval(d.of);
      case Neg n -> -eval(n.of);
    };
  }

  static String show(Expr e) {
    return switch (e) {
      case Num n -> Integer.toString(n.value());
      case Add(Expr l, Expr r) -> "(" + show(l) + " + " + show(r) + ")";
      case Mul(Expr l, Expr r) -> show(l) + " * " + show(r);
      case Neg n -> "-" + show(n.of);
    };
  }

  public static void main(String[] args) {
    Expr e = new Mul(new Add(new Num(2), new Num(3)), new Neg(new Add(new Mul(new Num(4), new Num(5)), new Num(1))));
    System.out.println(show(e) + " = " + eval(e));
    System.out.println(eval(new DoubleNeg(new Num(8))));
    System.out.println(Expr.class.isSealed() + " " + Neg.class.isSealed());
    System.out.println(Arrays.toString(Expr.class.getPermittedSubclasses()));
    try {
      eval(null);
    } catch (NullPointerException x) {
      System.out.println("null");
    }
  }
}
