import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** Finding and invoking methods and constructors. */
public class Methods {
  public static class Base {
    public String inherited() { return "inherited"; }
    public Object covariant() { return "base"; }
    protected void hidden() {}
  }

  public static class Target extends Base {
    int state;
    public Target() {}
    public Target(int state) { this.state = state; }
    private Target(String s, long... more) throws java.io.IOException { if (s.isEmpty()) throw new java.io.IOException("empty"); state = s.length() + more.length; }
    public int add(int a, long b) { return (int) (a + b) + state; }
    public static String stat(byte b, char c, short s, float f, double d, boolean z) { return "" + b + c + s + f + d + z; }
    private String secret(Object o) { return "secret " + o + state; }
    public final synchronized void fail(String message) throws Exception { throw new Exception(message); }
    public <T extends Number> T generic(T t, java.util.List<? super T> l) { return t; }
    @Override public String covariant() { return "target"; }
    public int overloaded(int i) { return 1; }
    public int overloaded(Integer i) { return 2; }
    public int overloaded(Object o) { return 3; }
    public int varargs(String... s) { return s.length; }
    public void nothing() { state++; }
    public long[] arrays(int[][] a, String[] b) { return new long[] {a.length, b.length}; }
  }

  static void list(Method[] methods) {
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method m : methods) System.out.println("  " + m + (m.isBridge() ? " bridge" : "") + (m.isVarArgs() ? " varargs" : "") + (m.isSynthetic() ? " synthetic" : "") + (m.isDefault() ? " default" : ""));
  }

  static void attempt(Method m, Object target, Object... args) {
    try {
      Object r = m.invoke(target, args);
      System.out.println(m.getName() + " -> " + (r instanceof long[] ? Arrays.toString((long[]) r) : r));
    } catch (InvocationTargetException e) {
      System.out.println(m.getName() + " threw " + e.getCause());
    } catch (Exception e) {
      System.out.println(m.getName() + " " + e);
    }
  }

  public static void main(String[] args) throws Exception {
    list(Target.class.getDeclaredMethods());
    int publicMethods = 0;
    for (Method m : Target.class.getMethods()) if (m.getDeclaringClass() != Object.class) publicMethods++;
    System.out.println(publicMethods);
    Target t = new Target(100);
    attempt(Target.class.getMethod("add", int.class, long.class), t, 1, 2L);
    attempt(Target.class.getMethod("add", int.class, long.class), t, (byte) 1, 2);
    attempt(Target.class.getMethod("add", int.class, long.class), t, 1L, 2L);
    attempt(Target.class.getMethod("add", int.class, long.class), t, 1);
    attempt(Target.class.getMethod("add", int.class, long.class), null, 1, 2L);
    attempt(Target.class.getMethod("add", int.class, long.class), "wrong", 1, 2L);
    attempt(Target.class.getMethod("add", int.class, long.class), t, null, 2L);
    attempt(Target.class.getMethod("stat", byte.class, char.class, short.class, float.class, double.class, boolean.class), null, (byte) 1, 'c', (short) 2, 1.5f, 2.5, true);
    attempt(Target.class.getMethod("inherited"), t);
    attempt(Base.class.getMethod("covariant"), t);
    attempt(Target.class.getMethod("covariant"), t);
    attempt(Target.class.getMethod("fail", String.class), t, "on purpose");
    attempt(Target.class.getMethod("overloaded", int.class), t, 5);
    attempt(Target.class.getMethod("overloaded", Integer.class), t, 5);
    attempt(Target.class.getMethod("overloaded", Object.class), t, 5);
    attempt(Target.class.getMethod("varargs", String[].class), t, (Object) new String[] {"a", "b"});
    attempt(Target.class.getMethod("nothing"), t);
    attempt(Target.class.getMethod("arrays", int[][].class, String[].class), t, new int[2][2], new String[3]);
    Method secret = Target.class.getDeclaredMethod("secret", Object.class);
    attempt(secret, t, "o");
    Method length = String.class.getMethod("length"), value = String.class.getDeclaredMethod("isLatin1");
    attempt(length, "four");
    try {
      value.setAccessible(true);
    } catch (RuntimeException e) {
      System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@..."));
    }
    for (String name : new String[] {"none", "hidden"}) {
      try {
        Target.class.getMethod(name);
      } catch (NoSuchMethodException e) {
        System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@..."));
      }
    }
    Method generic = Target.class.getMethod("generic", Number.class, java.util.List.class);
    System.out.println(generic.toGenericString() + " " + generic.getGenericReturnType() + " " + Arrays.toString(generic.getGenericParameterTypes()) + " " + Arrays.toString(generic.getTypeParameters()[0].getBounds()));
    Method fail = Target.class.getMethod("fail", String.class);
    System.out.println(Arrays.toString(fail.getExceptionTypes()) + " " + Modifier.toString(fail.getModifiers()) + " " + fail.getParameters()[0] + " " + fail.getParameterCount() + " " + fail.equals(Target.class.getMethod("fail", String.class)));
    Constructor<?>[] constructors = Target.class.getDeclaredConstructors();
    Arrays.sort(constructors, Comparator.comparing(Constructor::toString));
    for (Constructor<?> c : constructors) System.out.println("  " + c + " " + c.toGenericString());
    System.out.println(Target.class.getConstructor(int.class).newInstance(7).state + " " + Target.class.getDeclaredConstructor(String.class, long[].class).newInstance("abc", new long[2]).state);
    try {
      Target.class.getDeclaredConstructor(String.class, long[].class).newInstance("", new long[0]);
    } catch (InvocationTargetException e) {
      System.out.println(e.getCause());
    }
    for (Class<?> c : new Class<?>[] {Runnable.class, Number.class, int.class, int[].class}) {
      try {
        c.getDeclaredConstructor().newInstance();
        System.out.println("made");
      } catch (NoSuchMethodException | InstantiationException e) {
        System.out.println(e);
      }
    }
    long sum = 0;
    Method add = Target.class.getMethod("add", int.class, long.class);
    for (int i = 0; i < 1000; i++) sum += (Integer) add.invoke(t, i, 1L);
    System.out.println(sum + " " + t.state);
  }
}
