import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Lambdas with captures of every type, own functional interfaces, composition, recursion, exceptions. */
public class LambdaBasics {
  interface Op { int apply(int a, int b); default Op twice() { return (a, b) -> apply(apply(a, b), b); } }
  interface Many { double call(boolean z, byte b, char c, short s, int i, long l, float f, double d, Object o); }
  interface Thrower<E extends Exception> { void run() throws E; }
  interface Generic { <T> T same(T t); }

  int field = 5;
  Supplier<Integer> ofField() { return () -> field * 2; }
  Supplier<LambdaBasics> ofThis() { return () -> this; }

  static Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * 10 + b;
  static Function<Integer, Integer> factorial;

  static int apply(Op op, int a, int b) { return op.apply(a, b); }
  static <T, R> R with(T t, Function<? super T, ? extends R> f) { return f.apply(t); }

  public static void main(String[] args) throws Exception {
    System.out.println(apply((a, b) -> a + b, 3, 4) + " " + apply((int a, int b) -> { int c = a; c *= b; return c; }, 3, 4) + " " + ((Op) (a, b) -> a - b).twice().apply(10, 3));
    boolean z = true; byte b = 1; char c = 'c'; short s = 2; int i = 3; long l = 1L << 40; float f = 0.5f; double d = 0.25; String t = "captured"; int[] box = {0};
    Supplier<String> all = () -> z + " " + b + " " + c + " " + s + " " + i + " " + l + " " + f + " " + d + " " + t + " " + box[0]++;
    System.out.println(all.get() + all.get().length() + box[0]);
    Many many = (z1, b1, c1, s1, i1, l1, f1, d1, o1) -> (z1 ? 1 : 0) + b1 + c1 + s1 + i1 + l1 + f1 + d1 + o1.hashCode();
    System.out.println(many.call(true, (byte) 1, 'a', (short) 2, 3, 4, 5, 6, "x"));
    Runnable r = () -> box[0] += 100;
    for (int k = 0; k < 3; k++) r.run();
    System.out.println(box[0]);
    Function<String, Integer> length = String::length;
    Function<Integer, String> stars = "*"::repeat;
    System.out.println(length.andThen(stars).apply("four") + stars.compose(length).apply("abc") + Function.<Integer>identity().apply(7));
    Predicate<String> empty = String::isEmpty;
    System.out.println(empty.negate().and(x -> x.length() > 2).or(x -> x.equals("a")).test("a") + " " + Predicate.not(empty).test("") + " " + Predicate.isEqual("x").test("x"));
    System.out.println(curried.apply(4).apply(2));
    factorial = n -> n <= 1 ? 1 : n * factorial.apply(n - 1);
    System.out.println(factorial.apply(10));
    IntBinaryOperator max = Math::max;
    IntPredicate even = n -> n % 2 == 0;
    IntFunction<int[]> array = int[]::new;
    LongSupplier now = () -> 42L;
    DoubleUnaryOperator half = x -> x / 2;
    ToIntFunction<Object> hash = Object::hashCode;
    BinaryOperator<String> longer = BinaryOperator.maxBy((p, q) -> p.length() - q.length());
    UnaryOperator<String> up = String::toUpperCase;
    System.out.println(max.applyAsInt(3, 9) + " " + even.test(3) + " " + array.apply(5).length + " " + now.getAsLong() + " " + half.andThen(Math::sqrt).applyAsDouble(8) + " " + hash.applyAsInt("h") + " " + longer.apply("aa", "b") + " " + up.apply("u"));
    LambdaBasics self = new LambdaBasics();
    Supplier<Integer> ofField = self.ofField();
    self.field = 50;
    System.out.println(ofField.get() + " " + (self.ofThis().get() == self));
    Thrower<java.io.IOException> thrower = () -> { throw new java.io.IOException("from lambda"); };
    try {
      thrower.run();
    } catch (java.io.IOException e) {
      System.out.println(e.getMessage());
    }
    Consumer<StringBuilder> ab = x -> x.append('a');
    StringBuilder sb = new StringBuilder();
    ab.andThen(x -> x.append('b')).andThen(ab).accept(sb);
    System.out.println(sb);
    Generic g = new Generic() { public <T> T same(T x) { return x; } };
    System.out.println(g.same("generic") + with(5, x -> x + 0.5) + with("x", x -> x + x));
    Supplier<Supplier<Supplier<String>>> nested = () -> () -> () -> t + i;
    System.out.println(nested.get().get().get());
    Runnable[] tasks = new Runnable[4];
    for (int k = 0; k < tasks.length; k++) { int copy = k; tasks[k] = () -> System.out.print(copy * copy + " "); }
    for (Runnable task : tasks) task.run();
    System.out.println();
    BiFunction<Integer, Long, Double> boxing = (x, y) -> x / (double) y;
    System.out.println(boxing.andThen(x -> "r" + x).apply(1, 8L));
    Object o = (Runnable & java.io.Serializable) () -> {};
    System.out.println(o instanceof java.io.Serializable);
    Comparable<String> cmp = "m"::compareTo;
    System.out.println(cmp.compareTo("a"));
  }
}
