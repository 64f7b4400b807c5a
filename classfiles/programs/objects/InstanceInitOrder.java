/** Field initialisers, initialiser blocks and constructors in their order. */
public class InstanceInitOrder {
  static int step;

  static int log(String text) {
    System.out.println(++step + " " + text);
    return step;
  }

  static class Base {
    int a = log("Base.a");
    { log("Base block"); }
    Base() { this(log("Base() argument")); log("Base()"); }
    Base(int x) { log("Base(int) " + x); hook(); }
    int b = log("Base.b");
    void hook() { log("Base.hook"); }
  }

  static class Derived extends Base {
    int c = log("Derived.c");
    final int d;
    String text = "set";
    { d = log("Derived block"); }
    Derived() { log("Derived() " + text); }
    Derived(String s) { super(log("Derived(String) argument")); log("Derived(String) " + s); }
    { log("second block " + d); }
    @Override void hook() { log("Derived.hook " + c + " " + text); }
  }

  static class Member {
    Member(String name) { log("Member " + name); }
  }

  static class Holder {
    Member one = new Member("one");
    static Member shared = new Member("static");
    Member two;
    { two = new Member("two"); }
    Holder() { three = new Member("three"); }
    Member three = new Member("three first");
  }

  public static void main(String[] args) {
    new Derived();
    System.out.println("--");
    new Derived("x");
    System.out.println("--");
    new Holder();
    new Holder();
    System.out.println("--");
    new Derived() { { log("anonymous block"); } };
    System.out.println(step);
  }
}
