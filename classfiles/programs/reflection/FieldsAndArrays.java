import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** Fields and arrays through reflection. */
public class FieldsAndArrays {
  static class Base { protected long inherited = 5; }

  static class Target extends Base {
    public boolean z = true; byte b = 1; char c = 'c'; short s = 2; public int i = 3; long l = 4; float f = 5.5f; double d = 6.5; String t = "t"; private int[] a = {1, 2};
    final int fin = 7;
    static final String CONSTANT = "constant";
    static volatile transient int stat = 8;
    java.util.Map<String, ? extends Number> generic;
  }

  static void attempt(String what, java.util.concurrent.Callable<?> r) {
    try {
      System.out.println(what + " " + r.call());
    } catch (Exception e) {
      System.out.println(what + " " + e);
    }
  }

  public static void main(String[] args) throws Exception {
    Target o = new Target();
    Field[] fields = Target.class.getDeclaredFields();
    Arrays.sort(fields, Comparator.comparing(Field::getName));
    for (Field f : fields) {
      f.setAccessible(true);
      Object v = f.get(o);
      System.out.println(f + " = " + (v instanceof int[] ? Arrays.toString((int[]) v) : v) + " " + Modifier.toString(f.getModifiers()) + " " + f.getType().getSimpleName() + " " + f.getGenericType());
    }
    Field i = Target.class.getDeclaredField("i"), l = Target.class.getDeclaredField("l"), t = Target.class.getDeclaredField("t"), z = Target.class.getField("z");
    i.setInt(o, 30);
    i.set(o, (byte) 31);
    l.set(o, 40);
    l.setInt(o, 41);
    t.set(o, "changed");
    z.setBoolean(o, false);
    System.out.println(o.i + " " + o.l + " " + o.t + " " + o.z + " " + i.getLong(o) + " " + i.getDouble(o));
    attempt("int from long", () -> { i.set(o, 5L); return o.i; });
    attempt("int from string", () -> { i.set(o, "x"); return o.i; });
    attempt("int from null", () -> { i.set(o, null); return o.i; });
    attempt("getInt of long", () -> l.getInt(o));
    attempt("null object", () -> i.get(null));
    attempt("wrong object", () -> i.get("s"));
    attempt("no such", () -> Target.class.getField("b"));
    attempt("constant", () -> { Field c = Target.class.getDeclaredField("CONSTANT"); c.setAccessible(true); c.set(null, "x"); return 0; });
    Field fin = Target.class.getDeclaredField("fin");
    attempt("final", () -> { fin.set(o, 1); return 0; });
    fin.setAccessible(true);
    fin.set(o, 70);
    System.out.println(fin.get(o) + " " + Target.class.getDeclaredField("stat").get(null) + " " + Base.class.getDeclaredField("inherited").get(o));
    Object ints = Array.newInstance(int.class, 3), grid = Array.newInstance(String.class, 2, 3), partly = Array.newInstance(int[].class, 2);
    Array.setInt(ints, 0, 5);
    Array.set(ints, 1, (short) 6);
    Array.setByte(ints, 2, (byte) 7);
    System.out.println(Arrays.toString((int[]) ints) + Array.getLength(ints) + Array.get(ints, 1) + Array.getDouble(ints, 2) + grid.getClass().getSimpleName() + Array.getLength(Array.get(grid, 1)) + partly.getClass().getName());
    attempt("index", () -> Array.get(ints, 3));
    attempt("type", () -> { Array.set(ints, 0, "s"); return 0; });
    attempt("no array", () -> Array.getLength("s"));
    attempt("negative", () -> Array.newInstance(int.class, -1));
    attempt("void", () -> Array.newInstance(void.class, 1));
    attempt("narrow", () -> Array.getByte(ints, 0));
  }
}
