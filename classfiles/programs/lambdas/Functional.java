import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Functional programming by hand: lazy lists, memoization, church numerals, parser combinators, trampolines, event handlers. */
public class Functional {
  static final class Lazy<T> implements Supplier<T> {
    private Supplier<T> thunk; private T value;
    Lazy(Supplier<T> thunk) { this.thunk = thunk; }
    public T get() { if (thunk != null) { value = thunk.get(); thunk = null; } return value; }
  }

  record Cons<T>(T head, Lazy<Cons<T>> tail) {
    static <T> Cons<T> iterate(T seed, Function<T, T> f) { return new Cons<>(seed, new Lazy<>(() -> iterate(f.apply(seed), f))); }
    Cons<T> filter(java.util.function.Predicate<T> p) { Cons<T> c = this; while (!p.test(c.head)) c = c.tail.get(); Cons<T> f = c; return new Cons<>(f.head, new Lazy<>(() -> f.tail.get().filter(p))); }
    <R> Cons<R> map(Function<T, R> f) { return new Cons<>(f.apply(head), new Lazy<>(() -> tail.get().map(f))); }
    List<T> take(int n) { List<T> out = new ArrayList<>(); for (Cons<T> c = this; n-- > 0; c = c.tail.get()) out.add(c.head); return out; }
  }

  static Cons<Integer> primes(Cons<Integer> s) { return new Cons<>(s.head(), new Lazy<>(() -> primes(s.tail().get().filter(n -> n % s.head() != 0)))); }

  static <A, R> Function<A, R> memo(Function<Function<A, R>, Function<A, R>> f) {
    Map<A, R> cache = new HashMap<>();
    return new Function<A, R>() {
      public R apply(A a) {
        R r = cache.get(a);
        if (r == null) cache.put(a, r = f.apply(this).apply(a));
        return r;
      }
    };
  }

  interface Church { <T> Function<T, T> times(Function<T, T> f); }
  static Church number(int n) { return new Church() { public <T> Function<T, T> times(Function<T, T> f) { return x -> { for (int i = 0; i < n; i++) x = f.apply(x); return x; }; } }; }
  static Church plus(Church a, Church b) { return new Church() { public <T> Function<T, T> times(Function<T, T> f) { return a.times(f).andThen(b.times(f)); } }; }
  static int value(Church c) { return c.<Integer>times(i -> i + 1).apply(0); }

  record Parsed<T>(T value, String rest) {}
  interface Parser<T> {
    Parsed<T> parse(String s);
    static Parser<Character> ch(java.util.function.Predicate<Character> p) { return s -> s.isEmpty() || !p.test(s.charAt(0)) ? null : new Parsed<>(s.charAt(0), s.substring(1)); }
    default <R> Parser<R> map(Function<T, R> f) { return s -> { Parsed<T> p = parse(s); return p == null ? null : new Parsed<>(f.apply(p.value()), p.rest()); }; }
    default <U, R> Parser<R> then(Supplier<Parser<U>> next, BiFunction<T, U, R> f) { return s -> { Parsed<T> p = parse(s); if (p == null) return null; Parsed<U> q = next.get().parse(p.rest()); return q == null ? null : new Parsed<>(f.apply(p.value(), q.value()), q.rest()); }; }
    default Parser<T> or(Supplier<Parser<T>> other) { return s -> { Parsed<T> p = parse(s); return p != null ? p : other.get().parse(s); }; }
    default Parser<List<T>> many() { return s -> { List<T> out = new ArrayList<>(); Parsed<T> p; while ((p = parse(s)) != null) { out.add(p.value()); s = p.rest(); } return new Parsed<>(out, s); }; }
  }
  static Parser<Integer> number() { return Parser.ch(Character::isDigit).then(() -> Parser.ch(Character::isDigit).many(), (c, cs) -> { int n = c - '0'; for (char d : cs) n = n * 10 + d - '0'; return n; }); }
  static Parser<Integer> factor() { return number().or(() -> Parser.ch(c -> c == '(').then(Functional::sum, (o, v) -> v).then(() -> Parser.ch(c -> c == ')'), (v, c) -> v)); }
  static Parser<Integer> product() { return factor().then(() -> Parser.ch(c -> c == '*').then(Functional::factor, (c, v) -> v).many(), (v, vs) -> { int p = v; for (int x : vs) p *= x; return p; }); }
  static Parser<Integer> sum() { return product().then(() -> Parser.ch(c -> c == '+').then(Functional::product, (c, v) -> v).many(), (v, vs) -> { int p = v; for (int x : vs) p += x; return p; }); }

  interface Step<T> { default boolean done() { return false; } default T result() { throw new IllegalStateException(); } Step<T> next();
    static <T> Step<T> done(T t) { return new Step<>() { public boolean done() { return true; } public T result() { return t; } public Step<T> next() { throw new IllegalStateException(); } }; }
    default T run() { Step<T> s = this; while (!s.done()) s = s.next(); return s.result(); } }
  static Step<Boolean> even(int n) { return n == 0 ? Step.done(true) : () -> odd(n - 1); }
  static Step<Boolean> odd(int n) { return n == 0 ? Step.done(false) : () -> even(n - 1); }

  public static void main(String[] args) {
    System.out.println(Cons.iterate(1, i -> i * 2).filter(i -> i % 3 == 1).map(i -> "v" + i).take(6));
    System.out.println(primes(Cons.iterate(2, i -> i + 1)).take(15));
    Function<Integer, Long> fib = memo(self -> n -> n < 2 ? (long) n : self.apply(n - 1) + self.apply(n - 2));
    System.out.println(fib.apply(80));
    System.out.println(value(plus(number(3), plus(number(4), number(5)))));
    System.out.println(sum().parse("2*(3+4)*5+6").value() + " " + sum().parse("12+x") + " " + sum().parse("*"));
    System.out.println(even(100001).run() + " " + odd(7).run());
    Function<Function<Integer, Integer>, Function<Integer, Integer>> twice = f -> f.compose(f);
    System.out.println(twice.andThen(twice).apply(i -> i + 3).apply(0));
    Map<String, List<Runnable>> handlers = new HashMap<>();
    StringBuilder log = new StringBuilder();
    for (String e : new String[] {"click", "key", "click"}) handlers.computeIfAbsent(e, k -> new ArrayList<>()).add(() -> log.append(e).append(handlers.size()).append(' '));
    handlers.get("click").forEach(Runnable::run);
    handlers.getOrDefault("none", List.of(() -> log.append("default"))).forEach(Runnable::run);
    System.out.println(log);
  }
}
