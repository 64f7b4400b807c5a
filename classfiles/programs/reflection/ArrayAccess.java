import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** java.lang.reflect.Array: conversions, and what it refuses. */
public class ArrayAccess {
  static void show(String what, Callable<?> c) {
    try {
      System.out.println(what + ": " + c.call());
    } catch (Throwable t) {
      System.out.println(what + ": " + t);
    }
  }

  static Object fill(Object array, Object... values) {
    for (int i = 0; i < values.length; i++) Array.set(array, i, values[i]);
    return array;
  }

  public static void main(String[] args) {
    Object[] arrays = {
      new boolean[] {true, false}, new byte[] {-1, 2}, new char[] {'a', '\uffff'}, new short[] {-3, 4}, new int[] {16777217, -6},
      new long[] {Long.MAX_VALUE, 9007199254740993L}, new float[] {1.5f, -0.0f}, new double[] {Math.PI, Double.NaN}, new String[] {"x", null}, new int[][] {{1}, null}};
    for (Object a : arrays) {
      String type = a.getClass().getSimpleName();
      show(type + " length", () -> Array.getLength(a));
      for (int i = 0; i < 2; i++) {
        int n = i;
        if (!(a instanceof int[][])) show(type + " get", () -> Array.get(a, n) + (Array.get(a, n) == null ? "" : " " + Array.get(a, n).getClass().getSimpleName()));
        show(type + " getBoolean", () -> Array.getBoolean(a, n));
        show(type + " getByte", () -> Array.getByte(a, n));
        show(type + " getChar", () -> (int) Array.getChar(a, n));
        show(type + " getShort", () -> Array.getShort(a, n));
        show(type + " getInt", () -> Array.getInt(a, n));
        show(type + " getLong", () -> Array.getLong(a, n));
        show(type + " getFloat", () -> Array.getFloat(a, n));
        show(type + " getDouble", () -> Array.getDouble(a, n));
      }
    }
    show("long to float", () -> Array.getFloat(new long[] {0x4000_0040_0000_0001L}, 0) + " " + (float) 0x4000_0040_0000_0001L);
    show("negative long to float", () -> Array.getFloat(new long[] {Long.MIN_VALUE + 1}, 0));
    show("no array", () -> Array.getLength("x"));
    show("null", () -> Array.getLength(null));
    show("get from no array", () -> Array.get("x", 0));
    show("getInt from no array", () -> Array.getInt("x", 0));
    show("getInt from null", () -> Array.getInt(null, 0));
    show("beyond", () -> Array.get(new int[2], 2));
    show("before", () -> Array.getInt(new int[2], -1));
    show("set int", () -> Arrays.toString((int[]) fill(new int[4], 1, 'a', (byte) 3, (short) -4)));
    show("set double", () -> Arrays.toString((double[]) fill(new double[4], 1.5, 2f, 3L, 'a')));
    show("set long in int", () -> fill(new int[1], 1L));
    show("set String in int", () -> fill(new int[1], "x"));
    show("set null in int", () -> fill(new int[1], (Object) null));
    show("set Long in String[]", () -> fill(new String[1], 1L));
    show("set Integer in Number[]", () -> Arrays.toString((Number[]) fill(new Number[3], 1, 2.5, null)));
    show("set beyond", () -> fill(new String[1], "a", "b"));
    show("setInt in long", () -> { long[] l = new long[1]; Array.setInt(l, 0, -5); return l[0]; });
    show("setLong", () -> { long[] l = new long[1]; Array.setLong(l, 0, 0x123456789abcdefL); return Long.toHexString(l[0]); });
    show("setInt in byte", () -> { Array.setInt(new byte[1], 0, 1); return null; });
    show("setInt in Object", () -> { Array.setInt(new Object[1], 0, 1); return null; });
    show("setBoolean in int", () -> { Array.setBoolean(new int[1], 0, true); return null; });
    show("setChar in float", () -> { float[] f = new float[1]; Array.setChar(f, 0, 'b'); return f[0]; });
    show("new", () -> Array.newInstance(String[].class, 3).getClass().getName() + Array.newInstance(long.class, 0).getClass().getName());
    show("new negative", () -> Array.newInstance(int.class, -1));
    show("new void", () -> Array.newInstance(void.class, 1));
    show("new null", () -> Array.newInstance(null, 1));
    show("new huge", () -> Array.newInstance(int.class, Integer.MAX_VALUE));
    show("multi", () -> Arrays.deepToString((int[][][]) Array.newInstance(int[].class, 2, 3)));
    show("multi empty", () -> Arrays.deepToString((int[][]) Array.newInstance(int.class, 0, 3)));
    show("multi negative", () -> Array.newInstance(int.class, 1, -1));
    show("multi none", () -> Array.newInstance(int.class, new int[0]));
    show("multi void", () -> Array.newInstance(void.class, 1, 1));
    show("multi null", () -> Array.newInstance(int.class, (int[]) null));
    show("multi 256", () -> Array.newInstance(int.class, new int[256]));
    show("multi deep", () -> Array.newInstance(int.class, new int[255]).getClass().getName().length());
  }
}
