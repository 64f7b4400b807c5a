/** Sealed interfaces and classes with records: an expression evaluator. */
public class SealedTypes {
  sealed interface Expr permits Num, Var, Add, Mul, Neg, Let {}
  record Num(double value) implements Expr {}
  record Var(String name) implements Expr {}
  record Add(Expr left, Expr right) implements Expr {}
  record Mul(Expr left, Expr right) implements Expr {}
  record Neg(Expr of) implements Expr {}
  record Let(String name, Expr value, Expr body) implements Expr {}
  record Env(String name, double value, Env next) {
    static double find(Env env, String name) {
      for (; env != null; env = env.next) if (env.name.equals(name)) return env.value;
      throw new IllegalStateException("unbound " + name);
    }
  }

  static double eval(Expr e, Env env) {
    if (e instanceof Num n) return n.value();
    if (e instanceof Var v) return Env.find(env, v.name());
    if (e instanceof Add a) return eval(a.left(), env) + eval(a.right(), env);
    if (e instanceof Mul m) return eval(m.left(), env) * eval(m.right(), env);
    if (e instanceof Neg n) return -eval(n.of(), env);
    if (e instanceof Let l) return eval(l.body(), new Env(l.name(), eval(l.value(), env), env));
    throw new AssertionError();
  }

  static Expr simplify(Expr e) {
    if (e instanceof Add a) {
      Expr l = simplify(a.left()), r = simplify(a.right());
      if (l instanceof Num x && r instanceof Num y) return new Num(x.value() + y.value());
      if (l instanceof Num x && x.value() == 0) return r;
      return new Add(l, r);
    }
    if (e instanceof Mul m) {
      Expr l = simplify(m.left()), r = simplify(m.right());
      if (l instanceof Num x && x.value() == 1) return r;
      if (l instanceof Num x && x.value() == 0) return l;
      return new Mul(l, r);
    }
    if (e instanceof Neg n && n.of() instanceof Neg inner) return simplify(inner.of());
    return e;
  }

  static abstract sealed class Vehicle permits Car, Truck { abstract int wheels(); }
  static final class Car extends Vehicle { int wheels() { return 4; } }
  static non-sealed class Truck extends Vehicle { int wheels() { return 6; } }
  static class BigTruck extends Truck { @Override int wheels() { return 18; } }

  public static void main(String[] args) {
    Expr e = new Let("x", new Num(5), new Add(new Mul(new Var("x"), new Var("x")), new Neg(new Num(2.5))));
    System.out.println(e);
    System.out.println(eval(e, null));
    System.out.println(simplify(new Add(new Num(0), new Mul(new Num(1), new Neg(new Neg(new Var("y")))))));
    System.out.println(simplify(new Add(new Num(1), new Num(2))).equals(new Num(3)));
    try {
      eval(new Var("z"), new Env("a", 1, null));
    } catch (IllegalStateException x) {
      System.out.println(x.getMessage());
    }
    for (Vehicle v : new Vehicle[] {new Car(), new Truck(), new BigTruck()}) System.out.println(v.wheels());
    System.out.println(Expr.class.isSealed() + " " + Expr.class.getPermittedSubclasses().length + " " + Truck.class.isSealed());
    Expr sum = new Num(0);
    for (int i = 1; i <= 200; i++) sum = new Add(sum, new Mul(new Num(i), new Var("k")));
    System.out.println(eval(sum, new Env("k", 0.5, null)));
  }
}
