public class FlexibleConstructors {
  static class Base {
    Base(int n) {
      System.out.println("base " + n + " " + describe());
    }
    String describe() { return "base's"; }
  }

  static class Derived extends Base {
    final String name;
    int twice;

    Derived(String text) {
      if (text == null) throw new IllegalArgumentException("no text");
      int n = Integer.parseInt(text);
      name = "n" + n;
      for (int i = 0; i < 2; i++) n *= 2;
      super(n);
      twice = 2 * n;
    }

    Derived(int n) {
      String text = String.valueOf(n);
      this(text + "0");
    }

    @Override String describe() { return "derived's " + name + " " + twice; }
  }

  enum Level {
    LOW(1), HIGH(9);
    final int n;
    Level(int n) {
      if (n < 0) throw new IllegalArgumentException();
      this.n = n;
    }
  }

  class Inner {
    final int x;
    Inner(int x) {
      this.x = x + outer;
      super();
    }
  }

  int outer = 5;

  public static void main(String[] args) {
    System.out.println(new Derived("7").twice + " " + new Derived(4).name);
    try {
      new Derived((String) null);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Level.HIGH.n + " " + new FlexibleConstructors().new Inner(3).x);
  }
}
