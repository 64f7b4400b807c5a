/** When classes are initialised: by first use, superclasses first, not by constants, arrays or class literals; interfaces only when they must. */
public class StaticInitOrder {
  static StringBuilder log = new StringBuilder();

  static int log(String text, int value) {
    System.out.println("init " + text);
    return value;
  }

  static class Parent { static int p = log("Parent", 1); static int shared = 5; static void call() {} }
  static class Child extends Parent { static int c = log("Child", 2); static final int CONSTANT = 77; static final Integer BOXED = log("Child.BOXED", 78); }
  static class ByNew { static { log("ByNew", 0); } }
  static class ByCall { static { log("ByCall", 0); } static void call() { System.out.println("called"); } }
  static class ByWrite { static int x; static { log("ByWrite", 0); } }
  static class ByReflection { static { log("ByReflection", 0); } }
  static class Never { static { log("Never", 0); } static final String TEXT = "constant"; }
  interface WithField { int F = log("WithField", 3); }
  interface WithDefault { int F = log("WithDefault", 4); default void m() {} }
  static class Impl implements WithField, WithDefault { static { log("Impl", 0); } }
  interface SubInterface extends WithField { int G = log("SubInterface", 6); }

  static class A { static int a = log("A", B.b + 1); }
  static class B { static int b = log("B", A.a + 10); }

  static class Order {
    static { first = 5; }
    static int first = log("first", 1);
    static int second;
    static { second = first * 10; log("second", 0); }
    static Order instance = new Order();
    static int third = 99;
    int seen = third;
    static final int FINAL = 3;
    static final int COMPUTED = Integer.parseInt("4");
  }

  public static void main(String[] args) throws Exception {
    System.out.println("start");
    System.out.println(Child.CONSTANT);
    System.out.println(Never.TEXT);
    System.out.println(Child.shared);
    System.out.println(Child.c);
    Child[] array = new Child[2];
    ByNew[][] arrays = new ByNew[2][2];
    Class<?> literal = ByNew.class;
    System.out.println("before new " + arrays.length + array.length + literal.getSimpleName());
    new ByNew();
    new ByNew();
    ByCall.call();
    ByCall.call();
    ByWrite.x = 3;
    System.out.println("before forName");
    Class.forName("StaticInitOrder$ByReflection", false, StaticInitOrder.class.getClassLoader());
    System.out.println("not yet");
    Class.forName("StaticInitOrder$ByReflection");
    new Impl();
    System.out.println(SubInterface.G);
    System.out.println(WithField.F);
    System.out.println(B.b + " " + A.a);
    System.out.println(Order.first + " " + Order.second + " " + Order.instance.seen + " " + Order.third + " " + Order.COMPUTED);
    Object o = null;
    System.out.println(o instanceof Never);
  }
}
