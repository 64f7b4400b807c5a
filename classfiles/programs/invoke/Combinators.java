import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

import static java.lang.invoke.MethodType.methodType;

/** Method handle combinators, conversions, invokers, cracking, and the errors of look-ups. */
public class Combinators {
  static final Lookup L = MethodHandles.lookup();

  interface Shape {
    int area();
    default String describe() { return "shape of " + area(); }
    private int twice() { return 2 * area(); }
    static Shape of(int n) { return () -> n; }
  }

  static abstract class Base implements Shape, Comparable<Base> {
    protected int n = 3;
    protected String who() { return "base"; }
    final int fixed() { return n; }
    private int secret(int k) { return n * k; }
    public int compareTo(Base o) { return Integer.compare(n, o.n); }
  }

  static class Derived extends Base {
    public int area() { return n * n; }
    @Override protected String who() { return "derived"; }
    static Lookup lookup() { return MethodHandles.lookup(); }
  }

  static String plain(Throwable t) { return t.toString().replaceAll("@[0-9a-f]+", "@"); }
  static int calls;
  static boolean even(int x) { return x % 2 == 0; }
  static int inc(int x) { calls++; return x + 1; }
  static int boom(int x) { if (x > 2) throw new ArithmeticException("boom " + x); return x; }
  static int rescue(ArithmeticException e, int x) { return -x; }
  static int cleanup(Throwable t, int r, int x) { System.out.println("cleanup " + t + " " + r + " " + x); return r * 10; }
  static String five(byte a, short b, char c, long d, double e) { return a + "," + b + "," + c + "," + d + "," + e; }
  static List<String> step(List<String> acc, int i) { acc.add("s" + i); return acc; }
  static List<Object> collect(List<Object> acc, Object x) { acc.add(x); return acc; }
  static List<Object> fresh() { return new ArrayList<>(); }
  static boolean less(int i, int limit) { return i < limit; }
  static int plusOne(int i, int limit) { return i + 1; }
  static Object many(Object... xs) { return xs.length + Arrays.toString(xs); }
  static String wide(String s, long a, double b, long c, double d, float e, int f, long g, Object h) { return s + a + b + c + d + e + f + g + h; }

  static MethodHandle s(String name, Class<?> r, Class<?>... p) throws Exception { return L.findStatic(Combinators.class, name, methodType(r, p)); }

  static void branches() throws Throwable {
    MethodHandle even = s("even", boolean.class, int.class), inc = s("inc", int.class, int.class), neg = L.findStatic(Math.class, "negateExact", methodType(int.class, int.class));
    MethodHandle g = MethodHandles.guardWithTest(even, inc, neg);
    System.out.println((int) g.invokeExact(4) + " " + (int) g.invokeExact(5));
    MethodHandle c = MethodHandles.catchException(s("boom", int.class, int.class), ArithmeticException.class, s("rescue", int.class, ArithmeticException.class, int.class));
    System.out.println((int) c.invokeExact(2) + " " + (int) c.invokeExact(3));
    MethodHandle f = MethodHandles.tryFinally(s("boom", int.class, int.class), s("cleanup", int.class, Throwable.class, int.class, int.class));
    System.out.println((int) f.invokeExact(1));
    try {
      System.out.println((int) f.invokeExact(7));
    } catch (ArithmeticException e) {
      System.out.println("out: " + e.getMessage());
    }
    MethodHandle t = MethodHandles.throwException(String.class, IllegalStateException.class);
    try {
      String x = (String) t.invokeExact(new IllegalStateException("thrown"));
      System.out.println(x);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle sw = MethodHandles.tableSwitch(MethodHandles.dropArguments(MethodHandles.constant(String.class, "other"), 0, int.class), MethodHandles.dropArguments(MethodHandles.constant(String.class, "zero"), 0, int.class), MethodHandles.dropArguments(MethodHandles.constant(String.class, "one"), 0, int.class));
    System.out.println((String) sw.invokeExact(0) + (String) sw.invokeExact(1) + (String) sw.invokeExact(-3));
  }

  static void conversions() throws Throwable {
    MethodHandle five = s("five", String.class, byte.class, short.class, char.class, long.class, double.class);
    System.out.println((String) five.invoke((byte) 1, (byte) 2, 'c', 4, 5f));
    System.out.println((Object) five.asType(methodType(Object.class, Byte.class, byte.class, Character.class, int.class, float.class)).invokeExact((Byte) (byte) 9, (byte) 8, (Character) 'z', 7, 6f));
    MethodHandle ex = MethodHandles.explicitCastArguments(five, methodType(CharSequence.class, int.class, double.class, Object.class, float.class, boolean.class));
    System.out.println((CharSequence) ex.invokeExact(300, 70000.9, (Object) 'q', 1e20f, true));
    try {
      five.asType(methodType(String.class, int.class, short.class, char.class, long.class, double.class));
    } catch (WrongMethodTypeException e) {
      System.out.println(e.getMessage());
    }
    try {
      five.invoke("x", (short) 1, 'c', 2L, 3.0);
    } catch (WrongMethodTypeException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle concat = L.findVirtual(String.class, "concat", methodType(String.class, String.class)).asType(methodType(Object.class, Object.class, Object.class));
    try {
      System.out.println(concat.invokeExact((Object) "a", (Object) "b"));
      concat.invoke((Object) "a", (Object) 5);
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    try {
      MethodHandle unbox = s("inc", int.class, int.class).asType(methodType(int.class, Integer.class));
      int r = (int) unbox.invokeExact((Integer) null);
      System.out.println(r);
    } catch (NullPointerException e) {
      System.out.println("null unboxed");
    }
    System.out.println((String) s("wide", String.class, String.class, long.class, double.class, long.class, double.class, float.class, int.class, long.class, Object.class).invoke("w", 1L << 62, -0.0, Long.MIN_VALUE, Double.MAX_VALUE, 1.5f, -1, 42L, null));
  }

  static void arguments() throws Throwable {
    MethodHandle many = s("many", Object.class, Object[].class);
    System.out.println(many.invoke() + " " + many.invoke(1) + " " + many.invoke(1, "b", null) + " " + many.invoke((Object[]) new Integer[] {7, 8}));
    MethodHandle fixed = many.asFixedArity();
    System.out.println(fixed.isVarargsCollector() + " " + fixed.invoke(new Object[] {1}) + " " + many.asCollector(Object[].class, 3).invoke(1, 2, 3) + " " + fixed.asCollector(0, Object[].class, 2).type());
    MethodHandle spread = s("five", String.class, byte.class, short.class, char.class, long.class, double.class).asType(MethodType.genericMethodType(5)).asSpreader(1, Object[].class, 3);
    System.out.println(spread.type() + " " + spread.invoke((byte) 1, new Object[] {(short) 2, 'c', 4L}, 5.0));
    try {
      spread.invoke((byte) 1, new Object[] {(short) 2}, 5.0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle p = MethodHandles.permuteArguments(fixed.asCollector(Object[].class, 3), methodType(Object.class, Object.class, Object.class), 1, 1, 0);
    System.out.println(p.invoke("x", "y") + " " + MethodHandles.collectArguments(fixed.asCollector(Object[].class, 2), 0, fixed.asCollector(Object[].class, 2)).invoke(1, 2, 3));
    MethodHandle fold = MethodHandles.foldArguments(fixed.asCollector(Object[].class, 3), 1, MethodHandles.dropArguments(MethodHandles.constant(Object.class, "folded"), 0, Object.class));
    System.out.println(fold.type() + " " + fold.invoke("a", "b"));
    System.out.println(MethodHandles.dropArgumentsToMatch(MethodHandles.constant(int.class, 4), 0, List.of(String.class, long.class), 0).type() + " " + MethodHandles.dropReturn(fixed).type());
    MethodHandle[] filters = {L.findVirtual(String.class, "length", methodType(int.class)).asType(methodType(Object.class, Object.class)), null};
    System.out.println(MethodHandles.filterArguments(fixed.asCollector(Object[].class, 2), 0, filters).invoke("four", "five"));
    System.out.println(MethodHandles.insertArguments(s("wide", String.class, String.class, long.class, double.class, long.class, double.class, float.class, int.class, long.class, Object.class), 1, 1L, 2.0, 3L, 4.0, 5f, 6, 7L).invoke("ins", "end"));
    StringBuilder big = new StringBuilder();
    Class<?>[] types = new Class<?>[40];
    Object[] values = new Object[40];
    for (int i = 0; i < 40; i++) { types[i] = i % 3 == 0 ? long.class : i % 3 == 1 ? double.class : int.class; values[i] = i % 3 == 0 ? (Object) (long) i : i % 3 == 1 ? (Object) (double) i : (Object) i; }
    big.append(fixed.asCollector(Object[].class, 40).asType(methodType(Object.class, types)).invokeWithArguments(values));
    System.out.println(big);
  }

  static void loops() throws Throwable {
    MethodHandle counted = MethodHandles.countedLoop(MethodHandles.dropArguments(MethodHandles.constant(int.class, 4), 0, String.class), MethodHandles.dropArguments(L.findConstructor(ArrayList.class, methodType(void.class)).asType(methodType(List.class)), 0, String.class), MethodHandles.dropArguments(s("step", List.class, List.class, int.class), 2, String.class));
    System.out.println(counted.invoke("ignored"));
    MethodHandle iterated = MethodHandles.iteratedLoop(null, s("fresh", List.class), s("collect", List.class, List.class, Object.class));
    System.out.println(iterated.type() + " " + iterated.invoke(List.of(1, "two", 3.0)));
    MethodHandle w = MethodHandles.whileLoop(MethodHandles.dropArguments(MethodHandles.constant(int.class, 0), 0, int.class), s("less", boolean.class, int.class, int.class), s("plusOne", int.class, int.class, int.class));
    MethodHandle d = MethodHandles.doWhileLoop(MethodHandles.dropArguments(MethodHandles.constant(int.class, 10), 0, int.class), s("plusOne", int.class, int.class, int.class), s("less", boolean.class, int.class, int.class));
    System.out.println((int) w.invokeExact(6) + " " + (int) d.invokeExact(6));
    Iterator<?> it = (Iterator<?>) L.findVirtual(List.class, "iterator", methodType(Iterator.class)).invoke(List.of("x"));
    System.out.println(it.next());
  }

  static void lookups() throws Throwable {
    Derived d = new Derived();
    System.out.println((int) L.findVirtual(Shape.class, "area", methodType(int.class)).invoke(d) + " " + (String) L.findVirtual(Base.class, "describe", methodType(String.class)).invoke(d) + " " + (int) L.findVirtual(Base.class, "area", methodType(int.class)).invoke(d) + " " + (String) L.findVirtual(Base.class, "who", methodType(String.class)).invoke(d) + " " + (String) L.in(Derived.class).findSpecial(Base.class, "who", methodType(String.class), Derived.class).invoke(d));
    System.out.println((int) L.findVirtual(Base.class, "fixed", methodType(int.class)).invoke(d) + " " + (int) L.findVirtual(Base.class, "secret", methodType(int.class, int.class)).invoke(d, 5) + " " + (int) L.findVirtual(Base.class, "compareTo", methodType(int.class, Base.class)).invoke(d, d) + " " + (String) L.findVirtual(Object.class, "toString", methodType(String.class)).invoke("s") + " " + L.findVirtual(int[].class, "clone", methodType(Object.class)).type());
    System.out.println(((Shape) L.findStatic(Shape.class, "of", methodType(Shape.class, int.class)).invoke(12)).area() + " " + (int) MethodHandles.privateLookupIn(Shape.class, L).findVirtual(Shape.class, "twice", methodType(int.class)).invoke(d) + " " + ((int) L.findVirtual(Shape.class, "hashCode", methodType(int.class)).invoke(d) == d.hashCode()));
    for (String[] bad : new String[][] {{"v", "nope"}, {"s", "who"}, {"v", "lookup"}, {"c", ""}}) {
      try {
        if (bad[0].equals("v")) L.findVirtual(Derived.class, bad[1], methodType(Lookup.class));
        else if (bad[0].equals("s")) L.findStatic(Derived.class, bad[1], methodType(String.class));
        else L.findConstructor(Derived.class, methodType(void.class, long.class));
      } catch (ReflectiveOperationException e) {
        System.out.println(plain(e) + " | " + (e.getCause() == null ? null : e.getCause().getClass()));
      }
    }
    try {
      MethodHandles.publicLookup().findGetter(Base.class, "n", int.class);
    } catch (IllegalAccessException e) {
      System.out.println(plain(e));
    }
    try {
      MethodHandles.publicLookup().findVirtual(String.class, "isLatin1", methodType(boolean.class));
    } catch (IllegalAccessException e) {
      System.out.println(plain(e));
    }
    for (MethodHandle h : new MethodHandle[] {L.findVirtual(Shape.class, "area", methodType(int.class)), L.findVirtual(Base.class, "area", methodType(int.class)), L.findVirtual(Base.class, "fixed", methodType(int.class)), L.findVirtual(Base.class, "secret", methodType(int.class, int.class)), s("inc", int.class, int.class), L.findConstructor(Derived.class, methodType(void.class)), L.findGetter(Base.class, "n", int.class), L.findStaticSetter(Combinators.class, "calls", int.class), L.findSpecial(Combinators.class, "toString", methodType(String.class), Combinators.class)}) {
      MethodHandleInfo info = L.revealDirect(h);
      System.out.println(info + " " + MethodHandleInfo.referenceKindToString(info.getReferenceKind()) + " " + (info.getModifiers() & 31) + " " + info.isVarArgs() + " " + h);
    }
    System.out.println(L.unreflectConstructor(StringBuilder.class.getConstructor(String.class)).invoke("sb") + " " + L.unreflectGetter(Base.class.getDeclaredField("n")).invoke(d) + " " + L.unreflectSpecial(Object.class.getMethod("hashCode"), Combinators.class).type());
  }

  static void invokers() throws Throwable {
    MethodHandle inc = s("inc", int.class, int.class);
    System.out.println(MethodHandles.exactInvoker(inc.type()).invoke(inc, 3) + " " + MethodHandles.invoker(inc.type()).invoke(inc.asType(methodType(Object.class, long.class).changeParameterType(0, Integer.class)), 3) + " " + MethodHandles.spreadInvoker(methodType(Object.class, int.class), 0).invoke(inc.asType(methodType(Object.class, int.class)), new Object[] {8}));
    Callable<?> call = MethodHandleProxies.asInterfaceInstance(Callable.class, MethodHandles.constant(String.class, "proxied"));
    Comparator<?> cmp = MethodHandleProxies.asInterfaceInstance(Comparator.class, L.findVirtual(String.class, "compareTo", methodType(int.class, String.class)));
    List<String> words = new ArrayList<>(List.of("b", "c", "a"));
    @SuppressWarnings("unchecked") Comparator<String> c = (Comparator<String>) cmp;
    words.sort(c);
    System.out.println(call.call() + " " + words + " " + MethodHandleProxies.isWrapperInstance(call) + " " + MethodHandleProxies.wrapperInstanceTarget(call).type());
    System.out.println(MethodHandles.arrayLength(long[].class).invoke(new long[9]) + " " + MethodHandles.empty(methodType(String.class, int.class)).invoke(1) + " " + MethodHandles.zero(double.class).invoke());
    Object[] boxes = {(byte) 1, (short) 2, 'c', 4, 5L, 6f, 7.0, true, "s"};
    for (Object b : boxes) System.out.print(MethodHandles.identity(b.getClass()).invoke(b) + " ");
    System.out.println();
    for (Class<?> k : new Class<?>[] {boolean[].class, byte[].class, short[].class, char[].class, int[].class, long[].class, float[].class, double[].class, String[].class}) {
      Object a = MethodHandles.arrayConstructor(k).invoke(2);
      Object v = k == String[].class ? "e" : k == boolean[].class ? true : k == char[].class ? (Object) 'e' : (Object) (byte) 5;
      MethodHandles.arrayElementSetter(k).invoke(a, 1, v);
      System.out.print(MethodHandles.arrayElementGetter(k).invoke(a, 0) + "/" + MethodHandles.arrayElementGetter(k).invoke(a, 1) + " ");
    }
    System.out.println();
    try {
      MethodHandles.arrayElementGetter(int[].class).invoke(new int[1], 1);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle bound = L.findVirtual(String.class, "charAt", methodType(char.class, int.class)).bindTo("bound");
    System.out.println((char) bound.invokeExact(2) + " " + L.bind("text", "length", methodType(int.class)).invoke());
    try {
      L.bind(null, "length", methodType(int.class));
    } catch (NullPointerException e) {
      System.out.println("null receiver");
    }
    try {
      L.findVirtual(String.class, "length", methodType(int.class)).invoke((String) null);
    } catch (NullPointerException e) {
      System.out.println("null receiver");
    }
    long sum = 0;
    MethodHandle area = L.findVirtual(Shape.class, "area", methodType(int.class));
    Derived d = new Derived();
    for (int i = 0; i < 20000; i++) sum += (int) area.invoke((Shape) d) + (int) inc.invokeExact(i);
    System.out.println(sum + " " + calls);
  }

  public static void main(String[] args) throws Throwable {
    branches();
    conversions();
    arguments();
    loops();
    lookups();
    invokers();
  }
}
