/** Inner, local and anonymous classes with captured variables, outer instances, shadowing and private access both ways. */
public class InnerClasses {
  private int value = 1;
  private static int created;

  class Inner {
    private int value = 2;
    class Innermost {
      int value = 3;
      String show() { return value + " " + Inner.this.value + " " + InnerClasses.this.value; }
      void bump() { InnerClasses.this.value += 10; Inner.this.value *= 2; created++; }
    }
    private int hidden() { return value * 1000; }
  }

  static class Nested {
    private final int n;
    private Nested(int n) { this.n = n; created++; }
    private static Nested make() { return new Nested(5); }
  }

  class Counter {
    int count;
    Runnable incrementer(final int by) {
      int local = by * 2;
      class Add implements Runnable {
        int calls;
        public void run() { count += by + local + ++calls; value++; }
      }
      return new Add();
    }
  }

  int peek(Inner inner) { return inner.hidden() + inner.value; }

  static class Base { String who() { return "base"; } }
  class Derived extends Base { @Override String who() { return "derived " + value + " " + super.who(); } }

  static abstract class Op {
    final String name;
    Op(String name) { this.name = name; }
    abstract int apply(int a, int b);
  }

  static Op[] ops(int bias) {
    return new Op[] {
      new Op("plus") { int apply(int a, int b) { return a + b + bias; } },
      new Op("times") { int calls = 0; { calls = bias; } int apply(int a, int b) { return a * b + calls++; } },
      new Op("power") { int apply(int a, int b) { return b == 0 ? 1 : a * apply(a, b - 1); } },
    };
  }

  public static void main(String[] args) {
    InnerClasses outer = new InnerClasses();
    Inner inner = outer.new Inner();
    Inner.Innermost innermost = inner.new Innermost();
    System.out.println(innermost.show());
    innermost.bump();
    System.out.println(innermost.show() + " " + outer.peek(inner));
    System.out.println(Nested.make().n + " " + new Nested(9).n + " " + created);
    Counter counter = outer.new Counter();
    Runnable add = counter.incrementer(3), other = counter.incrementer(100);
    for (int i = 0; i < 3; i++) add.run();
    other.run();
    System.out.println(counter.count + " " + outer.value);
    System.out.println(outer.new Derived().who());
    for (Op op : ops(7)) System.out.println(op.name + " " + op.apply(2, 5) + " " + op.apply(3, 2));
    System.out.println(add.getClass().getName() + " " + innermost.getClass().getName() + " " + ops(0)[1].getClass().getName());
    final int[] box = {0};
    Object lock = new Object() {
      int secret = 42;
      @Override public String toString() { box[0]++; return "anonymous " + secret; }
    };
    System.out.println(lock + " " + box[0]);
    var described = new Object() { int x = 3; int twice() { return 2 * x; } };
    System.out.println(described.twice() + described.x);
    try {
      InnerClasses none = null;
      none.new Inner();
    } catch (NullPointerException e) {
      System.out.println("no outer instance");
    }
  }
}
