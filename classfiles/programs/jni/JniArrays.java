/** Arrays of each type in C: copies, parts, the array itself; what is wrong with an index or a length. */
import java.util.Arrays;

public class JniArrays {
  static native boolean[] ofBoolean(boolean[] a, int mode);
  static native void badBoolean(boolean[] a, int start, int length, boolean set);
  static native Object newBoolean(int n);
  static native byte[] ofByte(byte[] a, int mode);
  static native void badByte(byte[] a, int start, int length, boolean set);
  static native Object newByte(int n);
  static native char[] ofChar(char[] a, int mode);
  static native void badChar(char[] a, int start, int length, boolean set);
  static native Object newChar(int n);
  static native short[] ofShort(short[] a, int mode);
  static native void badShort(short[] a, int start, int length, boolean set);
  static native Object newShort(int n);
  static native int[] ofInt(int[] a, int mode);
  static native void badInt(int[] a, int start, int length, boolean set);
  static native Object newInt(int n);
  static native long[] ofLong(long[] a, int mode);
  static native void badLong(long[] a, int start, int length, boolean set);
  static native Object newLong(int n);
  static native float[] ofFloat(float[] a, int mode);
  static native void badFloat(float[] a, int start, int length, boolean set);
  static native Object newFloat(int n);
  static native double[] ofDouble(double[] a, int mode);
  static native void badDouble(double[] a, int start, int length, boolean set);
  static native Object newDouble(int n);
  static native Object[] objects(int n, Class<?> cls, Object fill);
  static native Object get(Object[] a, int i);
  static native void set(Object[] a, int i, Object o);
  static native long sum(int[][] rows);

  interface Action { void run(); }

  static void attempt(Action action) {
    try {
      action.run();
      System.out.println("fine");
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  public static void main(String[] args) {
    Lib.load();
    for (int mode = 0; mode < 3; mode++) {
      { boolean[] a = {false, false, false}, r = ofBoolean(a, mode); System.out.println(r.length + " " + r[1] + " " + r[0]); }
      { byte[] a = {1, -2, 126}, r = ofByte(a, mode); System.out.println(Arrays.toString(a) + Arrays.toString(r)); }
      { char[] a = {'a', 'b', '\uffff'}, r = ofChar(a, mode); for (char x : a) System.out.print((int) x + " "); for (char x : r) System.out.print((int) x + " "); System.out.println(); }
      { short[] a = {1, -2, 32767}, r = ofShort(a, mode); System.out.println(Arrays.toString(a) + Arrays.toString(r)); }
      { int[] a = {1, -2, Integer.MAX_VALUE}, r = ofInt(a, mode); System.out.println(Arrays.toString(a) + Arrays.toString(r)); }
      { long[] a = {1, -2, 1L << 50}, r = ofLong(a, mode); System.out.println(Arrays.toString(a) + Arrays.toString(r)); }
      { float[] a = {1, -2.5f, 3}, r = ofFloat(a, mode); System.out.println(Arrays.toString(a) + Arrays.toString(r)); }
      { double[] a = {1, -2.5, 3}, r = ofDouble(a, mode); System.out.println(Arrays.toString(a) + Arrays.toString(r)); }
    }
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badBoolean(new boolean[3], r[0], r[1], false));
      attempt(() -> badBoolean(new boolean[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newBoolean(0).getClass()));
    attempt(() -> newBoolean(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badByte(new byte[3], r[0], r[1], false));
      attempt(() -> badByte(new byte[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newByte(0).getClass()));
    attempt(() -> newByte(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badChar(new char[3], r[0], r[1], false));
      attempt(() -> badChar(new char[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newChar(0).getClass()));
    attempt(() -> newChar(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badShort(new short[3], r[0], r[1], false));
      attempt(() -> badShort(new short[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newShort(0).getClass()));
    attempt(() -> newShort(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badInt(new int[3], r[0], r[1], false));
      attempt(() -> badInt(new int[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newInt(0).getClass()));
    attempt(() -> newInt(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badLong(new long[3], r[0], r[1], false));
      attempt(() -> badLong(new long[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newLong(0).getClass()));
    attempt(() -> newLong(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badFloat(new float[3], r[0], r[1], false));
      attempt(() -> badFloat(new float[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newFloat(0).getClass()));
    attempt(() -> newFloat(-1));
    for (int[] r : new int[][] {{-1, 1}, {0, -1}, {2, 2}, {4, 0}, {3, 0}, {1, Integer.MAX_VALUE}}) {
      attempt(() -> badDouble(new double[3], r[0], r[1], false));
      attempt(() -> badDouble(new double[3], r[0], r[1], true));
    }
    attempt(() -> System.out.println(newDouble(0).getClass()));
    attempt(() -> newDouble(-1));
    System.out.println(Arrays.toString(objects(3, String.class, "x")) + objects(2, int[].class, null).getClass());
    attempt(() -> objects(-2, String.class, null));
    Object[] a = {"a", null, "c"};
    System.out.println(get(a, 0) + " " + get(a, 1) + " " + get(a, 2));
    attempt(() -> get(a, 3));
    attempt(() -> get(a, -1));
    attempt(() -> set(a, 3, "z"));
    set(a, 1, 5);
    set(a, 2, null);
    System.out.println(Arrays.toString(a));
    attempt(() -> set(new String[2], 1, 5));
    int[][] rows = new int[3000][];
    for (int i = 0; i < rows.length; i++) rows[i] = new int[] {i, 1};
    System.out.println(sum(rows));
    byte[] large = new byte[3 << 20];
    large[large.length - 1] = 41;
    byte[] more = ofByte(large, 0);
    System.out.println(large[large.length - 1] + " " + more.length);
  }
}
