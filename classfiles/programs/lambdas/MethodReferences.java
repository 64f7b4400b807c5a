import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Method references of every kind: static, bound, unbound, super, constructors, arrays, varargs, with boxing and widening. */
public class MethodReferences {
  final String name;
  MethodReferences(String name) { this.name = name; }
  MethodReferences() { this("none"); }
  MethodReferences(Integer a, Integer b) { this(a + ":" + b); }
  String hello(String to) { return name + " greets " + to; }
  static String twice(String s) { return s + s; }
  static int sum(int... v) { int s = 0; for (int x : v) s += x; return s; }
  static long wide(long a) { return a * 2; }
  private static String secret(Object o) { return "secret " + o; }
  private String hidden() { return "hidden " + name; }
  @Override public String toString() { return "MR(" + name + ")"; }

  interface IntToLong { long apply(int v); }
  interface Boxed { Integer apply(Integer a, Integer b, Integer c); }
  interface Cloner { Object copy(int[] a); }

  static class Sub extends MethodReferences {
    Sub() { super("sub"); }
    @Override String hello(String to) { return "overridden"; }
    Function<String, String> ofSuper() { return super::hello; }
    Function<String, String> ofThis() { return this::hello; }
  }

  class Inner { public String toString() { return "inner of " + name; } }
  Supplier<Inner> inner() { return Inner::new; }

  static <T> T make(Supplier<? extends T> s) { return s.get(); }

  public static void main(String[] args) {
    Function<String, String> stat = MethodReferences::twice;
    MethodReferences bob = new MethodReferences("bob");
    Function<String, String> bound = bob::hello;
    BiFunction<MethodReferences, String, String> unbound = MethodReferences::hello;
    System.out.println(stat.apply("x") + " " + bound.apply("eve") + " " + unbound.apply(bob, "al"));
    Sub sub = new Sub();
    System.out.println(sub.ofSuper().apply("you") + " " + sub.ofThis().apply("you"));
    Supplier<MethodReferences> none = MethodReferences::new;
    Function<String, MethodReferences> one = MethodReferences::new;
    BiFunction<Integer, Integer, MethodReferences> two = MethodReferences::new;
    System.out.println(none.get() + " " + one.apply("1") + " " + two.apply(1, 2));
    IntFunction<String[]> array = String[]::new;
    Function<Integer, int[][]> array2 = int[][]::new;
    System.out.println(array.apply(3).length + " " + array2.apply(2).length + array.apply(0).getClass().getSimpleName());
    IntToLong widening = MethodReferences::wide;
    Boxed varargs = MethodReferences::sum;
    Function<Object, String> priv = MethodReferences::secret;
    Function<MethodReferences, String> hidden = MethodReferences::hidden;
    System.out.println(widening.apply(21) + " " + varargs.apply(1, 2, 3) + " " + priv.apply(5) + " " + hidden.apply(bob));
    System.out.println(bob.inner().get() + " " + make(ArrayList::new) + " " + make(bob::toString));
    List<String> words = new ArrayList<>(Arrays.asList("pear", "Fig", "apple", "kiwi"));
    words.sort(String::compareToIgnoreCase);
    System.out.println(words);
    words.sort(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
    System.out.println(words);
    words.forEach(System.out::print);
    words.replaceAll(String::toUpperCase);
    words.removeIf("FIG"::equals);
    System.out.println(words);
    Cloner cloner = int[]::clone;
    System.out.println(((int[]) cloner.copy(new int[] {1, 2})).length);
    Function<String, Integer> parse = Integer::parseInt;
    Function<Integer, String> hex = Integer::toHexString;
    System.out.println(parse.andThen(hex).apply("255"));
    try {
      MethodReferences nobody = null;
      Supplier<String> s = nobody::toString;
      System.out.println("not reached " + s);
    } catch (NullPointerException e) {
      System.out.println("bound to null");
    }
    Runnable r = new StringBuilder("side")::reverse;
    r.run();
    Comparator<Integer> c = Integer::compare;
    System.out.println(c.reversed().compare(1, 2) + " " + c.compare(1, 2));
    Supplier<Supplier<String>> chain = () -> "chain"::toString;
    System.out.println(chain.get().get());
  }
}
