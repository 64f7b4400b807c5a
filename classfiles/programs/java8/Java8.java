import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Class file version 52: lambdas, default methods, concatenation by StringBuilder, access methods between nest mates. */
public class Java8 {
  interface Shape { double area(); default String describe() { return getClass().getSimpleName() + " " + area() + " " + unit(); } static String unit() { return "m2"; } }
  static class Square implements Shape { private final double s; Square(double s) { this.s = s; } public double area() { return s * s; } }
  private int count;
  private Supplier<Integer> counter() { return () -> ++count; }
  private static int twice(int x) { return x * 2; }

  public static void main(String[] args) {
    System.out.println(new Square(3).describe());
    Supplier<Integer> c = new Java8().counter();
    System.out.println(c.get() + c.get() + "");
    List<String> words = Arrays.asList("b", "a", "c");
    System.out.println(words.stream().sorted().map(w -> w + w).collect(Collectors.joining(",")));
    Function<Integer, Integer> f = Java8::twice;
    System.out.println(f.andThen(x -> x + 1).apply(5) + " " + new Square(2).s);
    Runnable r = new Runnable() { int n = 3; @Override public void run() { Runnable inner = () -> System.out.println(n + " " + this.n); inner.run(); } };
    r.run();
    String text = "s";
    text += 1 + 'c' + 2.0 + "" + null + true;
    System.out.println(text);
  }
}
