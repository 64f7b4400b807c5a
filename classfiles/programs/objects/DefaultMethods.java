/** Default, static and private interface methods; diamonds; the class wins; X.super calls. */
public class DefaultMethods {
  interface Greeter {
    String name();
    default String greet() { return prefix() + name() + suffix(); }
    default String prefix() { return "Hello, "; }
    private String suffix() { return mark(1) + "!"; }
    private static String mark(int n) { return "-".repeat(n); }
    static Greeter of(String name) { return () -> name; }
  }

  interface Loud extends Greeter {
    @Override default String greet() { return Greeter.super.greet().toUpperCase(); }
  }

  interface Polite extends Greeter {
    @Override default String prefix() { return "Dear "; }
  }

  interface Abstracted extends Greeter {
    @Override String prefix();
  }

  static class Person implements Greeter {
    public String name() { return "person"; }
  }

  static class LoudPolite implements Loud, Polite {
    public String name() { return "both"; }
  }

  static class Chosen implements Loud, Polite {
    public String name() { return "chosen"; }
    public String greet() { return Loud.super.greet() + " & " + Polite.super.prefix(); }
  }

  static class Parent { public String prefix() { return "Parent's "; } }
  static class ClassWins extends Parent implements Polite { public String name() { return "child"; } }
  static class Abs implements Abstracted { public String name() { return "abs"; } public String prefix() { return "@"; } }

  interface Left { default int value() { return 1; } }
  interface Right { default int value() { return 2; } }
  static class Both implements Left, Right { public int value() { return Left.super.value() * 10 + Right.super.value(); } }

  interface Stack<T> {
    void push(T t);
    T pop();
    boolean isEmpty();
    default Stack<T> pushAll(@SuppressWarnings("unchecked") T... items) { for (T t : items) push(t); return this; }
    default int drain() { int n = 0; while (!isEmpty()) { pop(); n++; } return n; }
  }

  static class LinkedStack<T> implements Stack<T> {
    private Object[] top;
    public void push(T t) { top = new Object[] {t, top}; }
    @SuppressWarnings("unchecked") public T pop() { T t = (T) top[0]; top = (Object[]) top[1]; return t; }
    public boolean isEmpty() { return top == null; }
  }

  public static void main(String[] args) {
    Greeter[] greeters = {new Person(), new LoudPolite(), new Chosen(), new ClassWins(), new Abs(), Greeter.of("lambda"), new Greeter() { public String name() { return "anon"; } public String prefix() { return "Yo "; } }};
    for (Greeter g : greeters) System.out.println(g.greet());
    System.out.println(new Both().value());
    Stack<Integer> stack = new LinkedStack<Integer>().pushAll(1, 2, 3);
    System.out.println(stack.pop() + " " + stack.drain() + " " + stack.isEmpty());
    Left left = new Both();
    Right right = new Both();
    System.out.println(left.value() + right.value());
  }
}
