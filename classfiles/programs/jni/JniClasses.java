import java.io.InputStream;

/** Classes found, defined and looked into by C; reflection objects; the environment. */
public class JniClasses {
  static native Class<?> find(String name);
  static native Class<?> define(String name, ClassLoader loader, byte[] bytes);
  static native Class<?> superOf(Class<?> c);
  static native boolean assignable(Class<?> a, Class<?> b);
  static native boolean instance(Object o, Class<?> c);
  static native Module module(Class<?> c);
  static native Object reflectMethod(Class<?> c, String name, String sig, boolean isStatic);
  static native Object reflectField(Class<?> c, String name, String sig, boolean isStatic);
  static native int callReflected(Object method, Object o, int x);
  static native int readReflected(Object field, Object o);
  static native int version();
  static native String environment();

  static class Initialized {
    static {
      System.out.println("initialized");
    }
  }

  static class Own extends ClassLoader {
    Own() {
      super(null);
    }
  }

  int field = 17;
  static int constant = 18;

  int plus(int x) {
    return field + x;
  }

  static int minus(int x) {
    return constant - x;
  }

  JniClasses() {}

  JniClasses(String s, int[] a) {}

  interface Action { Object run() throws Exception; }

  static void attempt(Action action) {
    try {
      System.out.println(action.run());
    } catch (Throwable t) {
      System.out.println(t + (t.getCause() == null ? "" : " <- " + t.getCause()));
    }
  }

  public static void main(String[] args) throws Exception {
    Lib.load();
    for (String name : new String[] {"java/lang/String", "[I", "[Ljava/lang/String;", "[[J", "JniClasses", "JniClasses$Initialized", "no/such/Thing", "java.lang.String",
        "Ljava/lang/String;", "[LNothing;", "I", ""})
      attempt(() -> find(name));
    byte[] bytes;
    try (InputStream in = JniClasses.class.getResourceAsStream("JniClasses$Own.class")) {
      bytes = in.readAllBytes();
    }
    Own own = new Own();
    attempt(() -> define("JniClasses$Own", own, bytes).getClassLoader() == own);
    attempt(() -> define("JniClasses$Own", new Own(), new byte[] {1, 2, 3}));
    attempt(() -> define("Wrong", new Own(), bytes));
    attempt(() -> superOf(Integer.class) + " " + superOf(Object.class) + " " + superOf(Runnable.class) + " " + superOf(int[].class) + " " + superOf(int.class));
    attempt(() -> assignable(Integer.class, Number.class) + " " + assignable(Number.class, Integer.class) + " " + assignable(String[].class, Object[].class) + " "
        + assignable(int.class, int.class) + " " + assignable(int.class, long.class) + " " + assignable(int[].class, Object.class));
    attempt(() -> instance("x", CharSequence.class) + " " + instance("x", Number.class) + " " + instance(null, Number.class));
    attempt(() -> module(String.class) + " " + module(JniClasses.class).isNamed() + " " + module(int.class));
    Object plus = reflectMethod(JniClasses.class, "plus", "(I)I", false);
    Object minus = reflectMethod(JniClasses.class, "minus", "(I)I", true);
    System.out.println(plus + " " + minus + " " + reflectMethod(JniClasses.class, "<init>", "(Ljava/lang/String;[I)V", false) + " "
        + reflectMethod(JniClasses.class, "hashCode", "()I", false));
    System.out.println(reflectField(JniClasses.class, "field", "I", false) + " " + reflectField(JniClasses.class, "constant", "I", true));
    System.out.println(callReflected(plus, new JniClasses(), 3) + " " + callReflected(minus, null, 3));
    System.out.println(readReflected(JniClasses.class.getDeclaredField("field"), new JniClasses()) + " " + readReflected(JniClasses.class.getDeclaredField("constant"), null));
    for (String[] wrong : new String[][] {{"nowhereToBeFound", "()I"}, {"plus", "(Ljava/util/zip/Adler32;)Z"}, {"plus", "()I"}, {"minus", "(I)I"}})
      attempt(() -> reflectMethod(JniClasses.class, wrong[0], wrong[1], false));
    attempt(() -> reflectMethod(JniClasses.class, "plus", "(I)I", true));
    attempt(() -> reflectMethod(String[].class, "plus", "(I)I", true));
    System.out.println(Integer.toHexString(version()) + " " + environment());
  }
}
