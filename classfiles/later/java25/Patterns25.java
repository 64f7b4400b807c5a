import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Records, nested patterns, generics inference, switch on everything. */
public class Patterns25 {
    sealed interface Expr permits Const, Neg, Bin {}
    record Const(double v) implements Expr {}
    record Neg(Expr e) implements Expr {}
    record Bin(char op, Expr l, Expr r) implements Expr {}
    static double eval(Expr e) {
        return switch (e) {
            case Const(var v) -> v;
            case Neg(Const(var v)) -> -v;
            case Neg(var x) -> -eval(x);
            case Bin(char op, Const(var a), Const(var b)) when op == '+' -> a + b;
            case Bin(var op, var l, var r) -> switch (op) {
                case '+' -> eval(l) + eval(r);
                case '-' -> eval(l) - eval(r);
                case '*' -> eval(l) * eval(r);
                case '/' -> { double d = eval(r); if (d == 0) throw new ArithmeticException("zero"); yield eval(l) / d; }
                default -> throw new IllegalStateException("op " + op);
            };
        };
    }
    record Pair<A, B>(A a, B b) {}
    static <T> String generic(Pair<? extends T, ? extends T> p) {
        return switch (p) {
            case Pair<? extends T, ? extends T>(String s, Integer i) -> "SI " + s + i;
            case Pair<? extends T, ? extends T>(Integer i, String s) -> "IS " + i + s;
            case Pair<? extends T, ? extends T>(Pair<?, ?>(var x, var y), Void v) -> "nested " + x + y;
            case Pair<? extends T, ? extends T>(var x, var y) -> "other " + x + y;
        };
    }
    enum Suit { CLUBS, DIAMONDS, HEARTS, SPADES }
    sealed interface Card permits Suit2, Tarot {}
    enum Suit2 implements Card { A, B }
    enum Tarot implements Card { FOOL, SUN }
    static String card(Card c) {
        return switch (c) {
            case Suit2.A -> "a";
            case Suit2.B -> "b";
            case Tarot.SUN -> "sun";
            case Tarot t -> "tarot " + t.ordinal();
        };
    }
    static String kind(Object o) {
        return switch (o) {
            case null -> "null";
            case Integer i when i > 1000 -> "big";
            case Integer i when i == 42 -> "answer";
            case Integer i -> "int " + i;
            case Long l -> "long " + l;
            case Character c -> "char " + c;
            case Suit s when s == Suit.HEARTS -> "heart";
            case Suit s -> s.name();
            case int[] a when a.length == 0 -> "empty";
            case int[] a -> "ints " + a.length;
            case String[][] a -> "matrix";
            case List<?> l when l.isEmpty() -> "empty list";
            case List<?> l -> "list of " + kind(l.getFirst());
            case CharSequence cs -> "chars " + cs.length();
            case Runnable r -> { r.run(); yield "ran"; }
            case Class<?> c -> c.getSimpleName();
            case Record r -> r.toString();
            default -> o.getClass().getName();
        };
    }
    static int strings(String s) {
        return switch (s) {
            case "Aa", "BB" -> 1;
            case "AaAa" -> 2;
            case String x when x.length() > 5 -> x.length();
            case null, default -> -1;
        };
    }
    public static void main(String[] args) {
        System.out.println(eval(new Bin('+', new Const(1), new Neg(new Bin('*', new Const(2), new Const(3))))));
        try { eval(new Bin('/', new Const(1), new Const(0))); } catch (ArithmeticException e) { System.out.println(e.getMessage()); }
        System.out.println(generic(new Pair<>("x", 1)) + generic(new Pair<>(1, "x")) + generic(new Pair<>(new Pair<>(1, 2), null)) + generic(new Pair<>(null, null)));
        for (Card c : List.of(Suit2.A, Suit2.B, Tarot.FOOL, Tarot.SUN)) System.out.println(card(c));
        for (Object o : Arrays.asList(null, 1, 42, 5000, 5L, 'x', Suit.HEARTS, Suit.SPADES, new int[0], new int[3], new String[1][1], List.of(), List.of(7L), "hey", new StringBuilder("ab"), (Runnable) () -> System.out.println("run"), String.class, new Pair<>(1, 2), 1.5, new Object[0]))
            System.out.println(kind(o));
        for (String s : new String[] {"Aa", "BB", "AaAa", "C", null, "longer one"}) System.out.println(strings(s));
        Object o = new Pair<>(new Pair<>("deep", 3), List.of(1, 2));
        if (o instanceof Pair<?, ?>(Pair<?, ?>(String s, Integer n), List<?> l) && n > 2 && !l.isEmpty()) System.out.println(s.repeat(n) + l);
        if (!(o instanceof Pair<?, ?>(var a, var b))) throw new AssertionError();
        System.out.println(a + " " + b);
        record Local<T extends Comparable<T>>(T x, T... rest) {
            @SafeVarargs Local { if (rest.length > 3) throw new IllegalArgumentException("too many: " + rest.length); }
            T max() { T m = x; for (T t : rest) if (t.compareTo(m) > 0) m = t; return m; }
        }
        System.out.println(new Local<>(1, 5, 3).max());
        try { new Local<>("a", "b", "c", "d", "e"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try {
            Object x = new Object() { };
            String r = switch ((Comparable<?>) (Object) "z") { case Integer i -> "i"; case String t -> t; default -> "d"; };
            System.out.println(r);
            Suit s = null;
            switch (s) { case CLUBS -> System.out.println("c"); default -> System.out.println("d"); }
        } catch (NullPointerException e) { System.out.println("NPE"); }
    }
}
