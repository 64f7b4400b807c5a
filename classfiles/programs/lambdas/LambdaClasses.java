import java.io.Serializable;
import java.lang.invoke.LambdaMetafactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What a program can see of the classes behind lambdas, and the conversions that they make. */
public class LambdaClasses {
  interface Mark { }
  interface Other { default String other() { return "other of " + getClass().isHidden(); } }
  interface Prim { long go(int a, double b, char c, boolean d); }
  interface Boxed { Long go(Integer a, Double b, Character c, Boolean d); }
  interface Thrower { void run() throws Exception; }
  interface Node<T extends Comparable<T>> { T pick(T a, T b); }
  interface StringNode extends Node<String> { String pick(String a, String b); }
  interface Init { Object hook = LambdaClasses.note("Init initialized"); void go(); default void more() { } }

  static Object note(String s) { System.out.println(s); return s; }
  static long prim(int a, double b, char c, boolean d) { return a + (long) b + c + (d ? 1 : 0); }
  static String varargs(Object... xs) { return Arrays.toString(xs); }
  static int sum(int... xs) { int s = 0; for (int x : xs) s += x; return s; }
  protected String prot() { return "prot"; }
  private String priv(String s) { return "priv " + s; }
  static Supplier<Runnable> nested(String a) { return () -> () -> System.out.println("nested " + a + " " + new Object() { }.getClass().isAnonymousClass()); }
  int field = 3;
  Supplier<Integer> capturesThis() { return () -> field++; }
  static class Child extends LambdaClasses { Supplier<String> up() { return super::toString; } @Override public String toString() { return "child"; } Supplier<String> sup() { return () -> super.prot() + "/" + prot(); } @Override protected String prot() { return "overridden"; } }
  @Override public String toString() { return "parent"; }

  static String shown(Object lambda) {
    Class<?> c = lambda.getClass();
    String name = c.getName().replaceAll("\\$\\$Lambda\\$\\d+/0x[0-9a-f]+", "\\$\\$Lambda\\$N/0xH");
    List<String> methods = new ArrayList<>();
    for (Method m : c.getDeclaredMethods()) methods.add(Modifier.toString(m.getModifiers()) + " " + m.getName() + m.getParameterCount() + (m.isBridge() ? " bridge" : "") + (m.isSynthetic() ? " synthetic" : ""));
    methods.sort(null);
    Constructor<?>[] cs = c.getDeclaredConstructors();
    return name + " hidden " + c.isHidden() + " synthetic " + c.isSynthetic() + " " + Modifier.toString(c.getModifiers()) + " " + c.getSuperclass().getSimpleName() + " " + Arrays.toString(c.getInterfaces()) + " " + methods + " " + c.getDeclaredFields().length + " fields " + cs.length + Modifier.toString(cs[0].getModifiers()) + cs[0].getParameterCount() + " host " + (c.getNestHost() == LambdaClasses.class) + " package " + c.getPackageName().isEmpty() + " " + c.getModule().isNamed() + " " + (c.getClassLoader() == LambdaClasses.class.getClassLoader()) + " " + c.isAnonymousClass() + c.isLocalClass() + c.getSimpleName().startsWith("LambdaClasses$$Lambda$") + " " + (c.getProtectionDomain() == LambdaClasses.class.getProtectionDomain());
  }

  static void shapes() throws Exception {
    int k = 5; String t = "t"; double d = 2.5; long l = 1L << 40;
    Runnable none = () -> System.out.println("none");
    IntUnaryOperator one = x -> x + k;
    Function<String, String> many = s -> s + k + t + d + l;
    System.out.println(shown(none));
    System.out.println(shown(one) + " " + one.applyAsInt(1));
    System.out.println(shown(many) + " " + many.apply("m"));
    System.out.println(shown((Runnable & Mark & Other) () -> { }));
    System.out.println(shown((StringNode) (a, b) -> a.compareTo(b) < 0 ? a : b));
    Other o = (Other) (Object) (Runnable & Other) () -> { };
    System.out.println(o.other() + " " + (o instanceof Runnable) + " " + (o instanceof Mark));
    Node<String> n = (StringNode) (a, b) -> a.compareTo(b) < 0 ? a : b;
    System.out.println(n.pick("x", "c"));
    List<Object> seen = new ArrayList<>(), capturing = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int j = i;
      Supplier<Object> same = () -> "same", fresh = () -> j;
      seen.add(same);
      capturing.add(fresh);
    }
    System.out.println((seen.get(0) == seen.get(2)) + " " + (capturing.get(0) == capturing.get(2)) + " " + (capturing.get(0).getClass() == capturing.get(2).getClass()));
    Supplier<Object> a = () -> "same", b = () -> "same";
    System.out.println(a == b || a.getClass() == b.getClass());
    Init init = () -> System.out.println("go");
    System.out.println("made");
    init.go();
  }

  static void conversions() {
    Prim p = LambdaClasses::prim;
    Boxed b = LambdaClasses::prim;
    System.out.println(p.go(1, 2.9, 'a', true) + " " + b.go(1, 2.9, 'a', true));
    Function<Integer, Long> widen = Long::valueOf;
    ToIntFunction<Character> unboxChar = c -> c;
    Function<Byte, Object> box = x -> x;
    BiFunction<Integer, Integer, Object> sum = Integer::sum;
    IntFunction<Object> intBox = Integer::valueOf;
    Function<Object, String> str = Object::toString;
    Function<String, Integer> len = String::length;
    Supplier<List<String>> make = ArrayList::new;
    IntFunction<int[]> array = int[]::new;
    Function<Integer, List<Object>> sized = ArrayList::new;
    UnaryOperator<Object> va1 = LambdaClasses::varargs;
    BiFunction<Integer, Integer, Integer> va2 = LambdaClasses::sum;
    Comparator<String> cmp = String::compareToIgnoreCase;
    System.out.println(widen.apply(7) + " " + unboxChar.applyAsInt('c') + " " + box.apply((byte) 3) + " " + sum.apply(3, 4) + " " + intBox.apply(5) + " " + str.apply(1.5) + " " + len.apply("four") + " " + make.get() + " " + array.apply(3).length + " " + sized.apply(9) + " " + va1.apply("v") + " " + va2.apply(1, 2) + " " + cmp.compare("A", "b"));
    LambdaClasses self = new LambdaClasses();
    Supplier<String> bound = self::prot;
    UnaryOperator<String> priv = self::priv;
    Supplier<Integer> counter = self.capturesThis();
    System.out.println(bound.get() + " " + priv.apply("p") + " " + counter.get() + counter.get() + self.field + " " + new Child().up().get() + " " + new Child().sup().get());
    nested("deep").get().run();
    try {
      LambdaClasses none = null;
      Supplier<String> s = none::prot;
      System.out.println(s);
    } catch (NullPointerException e) {
      System.out.println("null receiver when made");
    }
    try {
      @SuppressWarnings({"unchecked", "rawtypes"}) Function<Object, Object> raw = (Function) len;
      raw.apply(5);
    } catch (ClassCastException e) {
      System.out.println(e.getMessage().replaceAll("\\(.*", ""));
    }
    try {
      ToIntFunction<Integer> unbox = x -> x;
      unbox.applyAsInt(null);
    } catch (NullPointerException e) {
      System.out.println("null unboxed");
    }
  }

  static void traces() {
    Thrower t = () -> { throw new Exception("in lambda"); };
    try {
      t.run();
    } catch (Exception e) {
      for (StackTraceElement s : e.getStackTrace()) System.out.println(s.getMethodName().replaceAll("\\d+", "N") + ":" + s.getLineNumber());
    }
    Callable<Object> c = LambdaClasses::failing;
    try {
      c.call();
    } catch (Exception e) {
      for (StackTraceElement s : e.getStackTrace()) System.out.println(s.getMethodName().replaceAll("\\d+", "N") + ":" + s.getLineNumber());
    }
    long frames = StackWalker.getInstance().walk(s -> s.map(StackWalker.StackFrame::getMethodName).limit(3).count());
    System.out.println(frames);
    Supplier<Class<?>> caller = () -> StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    System.out.println(caller.get().getSimpleName());
  }

  static Object failing() { throw new IllegalStateException("referred"); }

  static void serializable() throws Exception {
    Supplier<String> s = (Supplier<String> & Serializable) () -> "serial";
    System.out.println(s.get() + " " + (s instanceof Serializable) + " " + Arrays.stream(s.getClass().getDeclaredMethods()).map(Method::getName).sorted().toList());
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    new java.io.ObjectOutputStream(bytes).writeObject(s);
    Object back = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())).readObject();
    System.out.println(((Supplier<?>) back).get() + " " + (back == s));
    System.out.println(LambdaMetafactory.FLAG_SERIALIZABLE);
  }

  public static void main(String[] args) throws Exception {
    shapes();
    conversions();
    traces();
    serializable();
  }
}
