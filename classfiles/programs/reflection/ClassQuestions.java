import java.lang.annotation.Retention;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;

/** What java.lang.Class and java.lang.reflect.Array answer for every kind of type: primitive types, arrays of them, interfaces, deep classes, hidden classes. */
public class ClassQuestions {
  interface Top {}

  interface Middle extends Top, Cloneable {}

  static class C0 implements Middle {}

  static class C1 extends C0 {}

  static class C2 extends C1 {}

  static class C3 extends C2 {}

  static class C4 extends C3 {}

  static class C5 extends C4 {}

  static class C6 extends C5 {}

  static class C7 extends C6 {}

  static class C8 extends C7 implements Runnable {
    public void run() {}
  }

  static class C9 extends C8 {}

  enum Color {
    RED {
      @Override
      int value() {
        return 1;
      }
    };

    abstract int value();
  }

  record Pair(int a, String b) {}

  private abstract static class Hollow {}

  protected static final class Closed {}

  static final Supplier<String> LAMBDA = () -> "hidden";

  static final Class<?>[] TYPES = {
    void.class, boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class,
    boolean[].class, byte[].class, char[].class, int[].class, long[][].class, double[].class,
    Object.class, Object[].class, Object[][].class, String.class, String[].class, Comparable.class, Comparable[].class,
    Cloneable.class, Cloneable[].class, java.io.Serializable.class, Integer.class, Number[].class,
    Top.class, Middle.class, Middle[].class, C0.class, C1.class, C6.class, C7.class, C8.class, C8[].class, C9.class,
    Runnable.class, Color.class, Color.RED.getClass(), Pair.class, Hollow.class, Closed.class, Retention.class,
    Class.class, LAMBDA.getClass(), Array.newInstance(LAMBDA.getClass(), 0).getClass(), Thread.State.class,
  };

  static final Object[] OBJECTS = {
    null, new boolean[1], new byte[1], new char[1], new int[1], new long[1][1], new double[1], new Object(), new Object[1],
    new Object[1][], "text", new String[1], new Comparable<?>[1], 1, new Integer[1], new Middle[1], new C0(), new C6(), new C7(),
    new C8(), new C9(), new C9[1], Color.RED, new Pair(1, ""), new Closed(), Object.class, LAMBDA, new Supplier<?>[1],
  };

  static String nameOf(Class<?> type) {
    return type.getName().replaceAll("Lambda.*", "Lambda");
  }

  static String row(boolean[] bits) {
    StringBuilder text = new StringBuilder();
    for (boolean bit : bits) text.append(bit ? '1' : '.');
    return text.toString();
  }

  interface Attempt {
    Object get() throws Throwable;
  }

  static void attempt(String what, Attempt attempt) {
    try {
      System.out.println(what + ": " + attempt.get());
    } catch (InvocationTargetException e) {
      System.out.println(what + ": target " + e.getCause());
    } catch (Throwable e) {
      System.out.println(what + ": " + e);
    }
  }

  public static void main(String[] args) throws Throwable {
    for (int round = 0; round < 2; round++) questions(round == 0);
    mistakes();
    arrays();
  }

  static void questions(boolean print) {
    for (Class<?> type : TYPES) {
      boolean[] assignable = new boolean[TYPES.length];
      for (int i = 0; i < TYPES.length; i++) assignable[i] = type.isAssignableFrom(TYPES[i]);
      boolean[] instances = new boolean[OBJECTS.length];
      for (int i = 0; i < OBJECTS.length; i++) {
        instances[i] = type.isInstance(OBJECTS[i]);
        boolean cast;
        try {
          cast = type.cast(OBJECTS[i]) == OBJECTS[i];
        } catch (ClassCastException e) {
          cast = false;
        }
        if (cast != (instances[i] || OBJECTS[i] == null)) System.out.println("cast differs");
      }
      String text = nameOf(type) + " " + Modifier.toString(type.getModifiers()) + " " + type.getModifiers()
          + (type.isArray() ? " array of " + nameOf(type.getComponentType()) : "") + (type.isInterface() ? " interface" : "")
          + (type.isPrimitive() ? " primitive" : "") + (type.isHidden() ? " hidden" : "") + " super "
          + (type.getSuperclass() == null ? "none" : nameOf(type.getSuperclass()));
      String found = row(assignable) + " " + row(instances);
      if (print) System.out.println(text + "\n  " + found);
      else if (text.length() + found.length() == 0) System.out.println("never");
    }
  }

  static void mistakes() {
    for (String name : new String[] {"isArray", "isInterface", "isPrimitive", "isHidden", "getSuperclass", "getModifiers"}) {
      attempt(name, () -> Class.class.getMethod(name).invoke(null));
      attempt(name, () -> Class.class.getMethod(name).invoke("no class"));
      attempt(name, () -> Class.class.getMethod(name).invoke(int[].class));
    }
    attempt("isInstance", () -> Class.class.getMethod("isInstance", Object.class).invoke(null, "x"));
    attempt("isInstance", () -> ((Class<?>) TYPES[TYPES.length - 1 + args()]).isInstance(null));
    attempt("isAssignableFrom", () -> Object.class.isAssignableFrom(null));
    Class<?> none = args() == 0 ? null : String.class;
    attempt("null.isInstance", () -> none.isInstance("x"));
    attempt("null.isArray", () -> none.isArray());
    attempt("cast", () -> Integer.class.cast("text"));
    attempt("cast", () -> int.class.cast(1));
  }

  static int args() {
    return 0;
  }

  static void arrays() {
    Object[] candidates = {
      null, "text", 5, new int[3], new long[0], new String[] {"a", null}, new Object[][] {{1}, null}, new boolean[] {true}, new byte[] {-1},
      new char[] {'c'}, new short[] {-300}, new float[] {1.5f}, new double[] {2.5}, new Integer[] {7},
    };
    for (Object array : candidates) {
      attempt("getLength", () -> Array.getLength(array));
      for (int index : new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
        attempt("get " + index, () -> {
          Object element = Array.get(array, index);
          return element instanceof Object[] inner ? "Object[" + inner.length + "]" : element;
        });
      attempt("getInt", () -> Array.getInt(array, 0));
      attempt("getDouble", () -> Array.getDouble(array, 0));
      attempt("set int", () -> {
        Array.setInt(array, 0, 65);
        return Array.getLong(array, 0);
      });
      attempt("set null", () -> {
        Array.set(array, 0, null);
        return "done";
      });
      attempt("set", () -> {
        Array.set(array, 0, 9);
        return Array.get(array, 0);
      });
      attempt("set text", () -> {
        Array.set(array, 0, "t");
        return Array.get(array, 0);
      });
    }
    for (Class<?> type : new Class<?>[] {null, void.class, int.class, boolean.class, String.class, Top.class, int[].class, C9[][].class})
      for (int length : new int[] {0, 3, -1, 20_000, Integer.MIN_VALUE})
        for (int again = 0; again < 2; again++) {
          attempt("newInstance", () -> {
            Object made = Array.newInstance(type, length);
            if (length > 0 && Array.get(made, length - 1) != null && !type.isPrimitive()) return "not empty";
            return made.getClass().getName() + " " + Array.getLength(made);
          });
        }
    attempt("255 dimensions", () -> {
      Class<?> type = int.class;
      for (int i = 0; i < 255; i++) type = Array.newInstance(type, 0).getClass();
      System.out.println(type.getName().length());
      return Array.newInstance(type, 0);
    });
    attempt("get on null", () -> {
      Object nothing = args() == 0 ? null : new int[1];
      return Array.get(nothing, 0);
    });
  }
}
