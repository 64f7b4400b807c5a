package embed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/** A class with a little of everything, for JavaScript to load. */
public class Shapes {
  public static int count = 3;
  public static final String NAME = "shapes";
  private static int secret = 17;

  public boolean z = true;
  public byte b = -1;
  public char c = 'c';
  public short s = -300;
  public int i = 70000;
  public long j = 1L << 60;
  public float f = 0.5f;
  public double d = 0.1;
  public String text = "text";
  public Object any = 5;
  public final int fixed = 1;
  public List<String> names = new ArrayList<>(List.of("a", "b"));
  private int hidden = 42;
  protected int guarded = 43;
  /** A method has the same name. */
  public String size = "field";

  public Shapes() {}
  public Shapes(int i) { this.i = i; }
  public Shapes(String text) { this.text = text; }
  public Shapes(int i, String... rest) { this.i = i; this.text = String.join("+", rest); }
  private Shapes(boolean z) { this.z = z; }

  public int size() { return 12; }

  public static String over(int x) { return "int"; }
  public static String over(long x) { return "long"; }
  public static String over(double x) { return "double"; }
  public static String over(Integer x) { return "Integer"; }
  public static String over(Object x) { return "Object"; }
  public static String over(String x) { return "String"; }
  public static String over(char x) { return "char"; }
  public static String over(int[] x) { return "int[]"; }
  public static String over(Object[] x) { return "Object[]"; }
  public static String over(List<?> x) { return "List"; }
  public static String over(Runnable x) { return "Runnable"; }
  public static String over(boolean x) { return "boolean"; }
  public static String over(int x, Object... more) { return "varargs " + more.length; }

  public static String joined(Object[] x, String by) { return "Object[]"; }
  public static String joined(Iterable<?> x, String by) { return "Iterable"; }
  public static String joined(List<?> x, String by) { return "List"; }

  public static String narrow(byte x) { return "byte " + x; }
  public static String narrow(char x) { return "char " + x; }
  public static String boxed(Long x) { return "Long " + x; }
  public static String floating(float x) { return "float " + x; }
  public static String either(CharSequence x) { return "CharSequence"; }
  public static String either(Comparable<?> x) { return "Comparable"; }
  public static String describe(Object o) {
    if (o == null) return "null";
    if (o instanceof Object[]) return o.getClass().getSimpleName() + Arrays.deepToString((Object[]) o);
    if (o instanceof int[]) return "int[]" + Arrays.toString((int[]) o);
    if (o instanceof byte[]) return "byte[]" + Arrays.toString((byte[]) o);
    return o.getClass().getSimpleName() + " " + o;
  }
  public static String strings(String[] x) { return Arrays.toString(x); }
  public static String nested(int[][] x) { return Arrays.deepToString(x); }
  public static String list(List<Object> x) { return x.getClass().getSimpleName() + x; }
  public static String map(Map<String, Object> x) { return x.getClass().getSimpleName() + x; }
  public static boolean isCached(Object x) { return x == Integer.valueOf((Integer) x); }

  public static Object[] objects() { return new Object[] {"a", 1, 2L, 'c', 1.5f, true, null, new int[] {1}, new String[] {"x"}}; }
  public static Object cyclic() { Object[] a = new Object[1]; a[0] = a; return a; }
  public static char charOf() { return '\u20ac'; }
  public static Class<?> classOf(Class<?> c) { return c; }
  public static void fill(int[] xs) { for (int i = 0; i < xs.length; i++) xs[i] = i * i; }
  public static int apply(IntBinaryOperator op, int a, int b) { return op.applyAsInt(a, b); }
  public static String supply(Supplier<String> s) { return s.get() + "!"; }
  public static Supplier<String> sameSupplier(Supplier<String> s) { return s; }
  public static long sumOf(java.util.function.LongSupplier s, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) sum += s.getAsLong();
    return sum;
  }

  // Names that JavaScript needs.
  public String then(String x) { return "then " + x; }
  public String constructor() { return "constructor"; }
  public static String name() { return "name"; }
  public static int length(int x) { return x; }

  public enum Color { RED, GREEN { @Override public int weight() { return 2; } }; public int weight() { return 1; } }

  public record Point(int x, double y) {}

  public class Inner {
    public int outer() { return i; }
  }

  private static class Secret implements Supplier<String> {
    public String get() { return "secret"; }
    public String other() { return "other"; }
  }

  public static Object secret() { return new Secret(); }
  private static int reveal(int x) { return secret + x; }

  public abstract static class Base {
    private final String prefix;
    protected Base(String prefix) { this.prefix = prefix; }
    public abstract String part(int x);
    protected abstract int times();
    public String whole() {
      StringBuilder sb = new StringBuilder(prefix);
      for (int k = 0; k < times(); k++) sb.append(part(k));
      return sb.toString();
    }
    public final int last() { return 1; }
  }

  public interface Greeter {
    String greet(String name);
    default String twice(String name) { return greet(name) + greet(name); }
    static Greeter polite() { return n -> "Dear " + n; }
  }

  public static String use(Greeter g, String name) { return g.twice(name); }
  public static String equalities(Object a, Object b) { return a.equals(b) + " " + a.hashCode() + " " + a; }
  public static int compareAll(java.util.Comparator<Object> c, int n) {
    Integer[] all = new Integer[n];
    for (int k = 0; k < n; k++) all[k] = (k * 7919) % n;
    Arrays.sort(all, c);
    for (int k = 0; k < n; k++) if (all[k] != k) return k;
    return -1;
  }
}
