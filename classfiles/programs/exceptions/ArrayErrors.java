import java.lang.reflect.Array;
import java.util.Arrays;
/** Texts of what goes wrong with arrays: copying, storing, indexing, sizes. */
public class ArrayErrors {
  interface Action { void run() throws Throwable; }
  static int count;
  static void attempt(Action a) {
    count++;
    try { a.run(); System.out.println(count + " fine"); }
    catch (Throwable t) { System.out.println(count + " " + t); for (int i = 0; i < 2; i++) System.out.println("    " + t.getStackTrace()[i].getMethodName().replaceAll("\\$\\d+", "\\$N") + " " + t.getStackTrace()[i].isNativeMethod()); }
  }
  static class A {} static class B extends A {}
  static Object make(String kind, int n) {
    switch (kind) {
      case "int": return new int[n]; case "long": return new long[n]; case "byte": return new byte[n]; case "char": return new char[n];
      case "short": return new short[n]; case "boolean": return new boolean[n]; case "float": return new float[n]; case "double": return new double[n];
      case "Object": return new Object[n]; case "String": return new String[n]; case "A": return new A[n]; case "B": return new B[n]; case "int[]": return new int[n][]; case "A[][]": return new A[n][2][];
      case "list": return new java.util.ArrayList<>(); case "null": return null; default: throw new Error(kind);
    }
  }
  public static void main(String[] args) throws Throwable {
    String[] kinds = {"int", "long", "byte", "char", "short", "boolean", "float", "double", "Object", "A", "int[]", "A[][]"};
    int[][] ranges = {{-1, 0, 1}, {0, -1, 1}, {0, 0, -1}, {0, 0, 4}, {2, 0, 2}, {0, 3, 3}, {4, 0, 0}, {0, 6, 0}, {3, 5, 0}, {Integer.MAX_VALUE, 0, 1}, {0, Integer.MAX_VALUE, Integer.MAX_VALUE}, {1, 1, Integer.MAX_VALUE}, {Integer.MIN_VALUE, 0, 0}};
    for (String k : kinds) for (int[] r : ranges) attempt(() -> System.arraycopy(make(k, 3), r[0], make(k, 5), r[1], r[2]));
    String[] more = {"int", "long", "Object", "A", "int[]", "list", "null"};
    for (String s : more) for (String d : more) if (!s.equals(d)) { attempt(() -> System.arraycopy(make(s, 3), 0, make(d, 3), 0, 1)); attempt(() -> System.arraycopy(make(s, 3), -1, make(d, 3), 0, 0)); }
    Object[] mixed = {new B(), new B(), new A(), "s", null, 5};
    attempt(() -> System.arraycopy(mixed, 0, new B[6], 0, 6));
    attempt(() -> System.arraycopy(mixed, 1, new A[6], 2, 4));
    attempt(() -> System.arraycopy(mixed, 3, new Object[6][], 0, 1));
    attempt(() -> System.arraycopy(mixed, 3, new int[6][], 5, 1));
    B[] bs = new B[6];
    try { System.arraycopy(mixed, 0, bs, 1, 5); } catch (ArrayStoreException e) { System.out.println(e.getMessage() + " " + (bs[1] != null) + (bs[2] != null) + (bs[3] != null)); }
    Object[][] grids = {new Object[1], new String[1], new A[1], new B[1], new Object[1][], new int[1][], new Integer[1], new Runnable[1], new Comparable[1][1]};
    Object[] values = {"s", 1, new A(), new B(), new Object[0], new int[0], new String[0], (Runnable) ArrayErrors::none, new long[0][]};
    for (Object[] g : grids) for (Object v : values) attempt(() -> { try { g[0] = v; } catch (ArrayStoreException e) { throw new Error(e.getMessage().replaceAll("Lambda.*", "Lambda")); } });
    int[] idx = {-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE};
    for (int i : idx) {
      attempt(() -> { int x = new int[3][][].length; int[] a = new int[3]; a[i]++; });
      attempt(() -> System.out.println(new long[3].clone()[i]));
      attempt(() -> System.out.println(new byte[3].clone()[i]));
      attempt(() -> System.out.println(new String[3].clone()[i]));
      attempt(() -> { double[] a = new double[3]; a[i] = 1; });
      attempt(() -> { boolean[] a = new boolean[3]; a[i] = true; });
      attempt(() -> { Object[] a = new Object[3]; a[i] = null; });
      attempt(() -> { String[] a = new String[0]; a[i] = ""; });
      attempt(() -> ((Object[]) new String[0])[i] = 5);
      attempt(() -> Array.get(new int[3], i));
      attempt(() -> Array.setChar(new char[3], i, 'x'));
      attempt(() -> Array.set(new A[3], i, "wrong"));
      attempt(() -> "abc".charAt(i));
      attempt(() -> new StringBuilder("abc").charAt(i));
      attempt(() -> Arrays.copyOfRange(new int[3], i, 1));
      attempt(() -> Arrays.fill(new long[3], 0, i, 1));
    }
    for (int n : new int[] {-1, -7, Integer.MIN_VALUE}) {
      attempt(() -> make("int", n)); attempt(() -> make("Object", n)); attempt(() -> make("int[]", n)); attempt(() -> make("A[][]", n));
      attempt(() -> { Object o = new int[2][n]; }); attempt(() -> { Object o = new int[n][n - 1][3]; }); attempt(() -> { Object o = new int[0][n]; }); attempt(() -> { Object o = new String[3][0][n][]; });
      attempt(() -> Array.newInstance(int.class, n)); attempt(() -> Array.newInstance(A.class, 2, n)); attempt(() -> Arrays.copyOf(new char[1], n)); attempt(() -> new StringBuilder(n)); attempt(() -> new java.util.ArrayList<Object>(n)); attempt(() -> new java.util.HashMap<Object, Object>(n));
    }
    attempt(() -> Array.newInstance(null, 1)); attempt(() -> Array.newInstance(void.class, 1)); attempt(() -> Array.newInstance(int.class)); attempt(() -> Array.newInstance(int.class, (int[]) null)); attempt(() -> Array.newInstance(int.class, new int[256]));
    attempt(() -> Array.getLength(null)); attempt(() -> Array.getLength("s")); attempt(() -> Array.get(null, 0)); attempt(() -> Array.get("x", 0)); attempt(() -> Array.getInt(new long[1], 0)); attempt(() -> Array.getLong(new Object[1], 0)); attempt(() -> Array.setInt(new byte[1], 0, 1)); attempt(() -> Array.setInt(new Integer[1], 0, 1)); attempt(() -> Array.set(new int[1], 0, null)); attempt(() -> Array.set(new int[1], 0, "s")); attempt(() -> Array.set(new int[1], 0, 1L)); attempt(() -> Array.set(new A[1], 0, "s")); attempt(() -> Array.setBoolean(new int[1], 0, true)); attempt(() -> Array.getBoolean(new byte[1], 0)); attempt(() -> Array.setInt(null, 0, 1)); attempt(() -> Array.setInt("", 0, 1)); attempt(() -> Array.getInt("", 0)); attempt(() -> Array.getChar(new short[1], 0));
    attempt(() -> { Object o = new A(); int[] x = (int[]) o; }); attempt(() -> { Object o = new int[0]; long[] x = (long[]) o; }); attempt(() -> { Object o = new A[0]; B[] x = (B[]) o; }); attempt(() -> { Object o = new A[0][0]; A[] x = (A[]) o; }); attempt(() -> { Object o = new Object[0]; Object[][] x = (Object[][]) o; }); attempt(() -> { Object o = new int[0][0]; Runnable x = (Runnable) o; }); attempt(() -> { Object o = new int[0][0]; Cloneable[][] x = (Cloneable[][]) o; }); attempt(() -> { Object o = "s"; Comparable<?>[] x = (Comparable<?>[]) o; }); attempt(() -> { Object o = new java.sql.Date[0]; String x = (String) o; }); attempt(() -> { Object o = new java.sql.Date(0); java.sql.Time x = (java.sql.Time) o; }); attempt(() -> { Object o = Thread.currentThread(); ArrayErrors x = (ArrayErrors) o; }); attempt(() -> Integer.class.cast("s")); attempt(() -> A[].class.cast(new int[0])); attempt(() -> Runnable.class.asSubclass(A.class));
  }
  static void none() {}
}
