/** References in every place a collector must look: locals across calls, operand stack, fields of all levels, arrays in arrays, captured variables, exceptions, monitors. */
public class HiddenPointers {
  static int depth;

  static class Base { Object a = "a" + depth; int i = 1; long l = 2; Object b = new int[] {3}; }
  static class Mid extends Base { byte x = 4; Object c = new Object[] {"c"}; double d = 5.5; }
  static class Leaf extends Mid { Object e = new StringBuilder("e"); short s = 6; Object f = this; char g = 'g'; Object h = null; }

  static String collect(String s) {
    System.gc();
    String copy = new String(s.toCharArray());
    for (int i = 0; i < 100; i++) copy = new StringBuilder(copy).reverse().toString();
    return copy;
  }

  static String concat(Object a, long l, Object b, double d, Object c, int i, Object e, float f, Object g, Object h) {
    String r = collect("x") + a + l + b + d + c;
    System.gc();
    return r + i + e + f + g + h;
  }

  static String nested(int n, Object keep) {
    Object mine = "n" + n;
    long number = n * 1_000_000_007L;
    if (n == 0) { System.gc(); return "" + keep; }
    String below = nested(n - 1, mine);
    return below + mine + number % 10 + (keep == null ? "-" : "+");
  }

  static Object thrower(Object o) {
    try {
      System.gc();
      throw new RuntimeException("carrying " + o);
    } catch (RuntimeException e) {
      System.gc();
      return e.getMessage() + e.getStackTrace()[0].getMethodName();
    } finally {
      System.gc();
    }
  }

  static synchronized String locked(Object o) {
    synchronized (o) {
      System.gc();
      synchronized (new Object[] {o}) {
        System.gc();
        return o + "!" + Thread.holdsLock(o);
      }
    }
  }

  static <T> T pass(T t) { System.gc(); return t; }

  public static void main(String[] args) {
    Leaf leaf = new Leaf();
    Object[][][] cube = new Object[3][4][5];
    for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) for (int k = 0; k < 5; k++) cube[i][j][k] = i + "" + j + k;
    System.gc();
    System.out.println(leaf.a + "" + leaf.i + leaf.l + ((int[]) leaf.b)[0] + leaf.x + ((Object[]) leaf.c)[0] + leaf.d + leaf.e + leaf.s + (leaf.f == leaf) + leaf.g + leaf.h);
    StringBuilder all = new StringBuilder();
    for (Object[][] p : cube) for (Object[] r : p) for (Object o : r) all.append(o);
    System.out.println(all);
    System.out.println(concat("a", 1L << 40, "b" + 1, 2.5, new StringBuilder("c"), 7, 'e', 1.5f, collect("g"), new String[] {"h"}[0]));
    System.out.println(nested(8, null));
    System.out.println(thrower("t" + 1) + " " + locked("l" + 2));
    String captured = "captured" + leaf.i;
    Runnable r = new Runnable() { public void run() { System.gc(); System.out.println(captured + pass(captured.length()) + pass(leaf.e)); } };
    System.gc();
    r.run();
    System.out.println(pass("p" + 1) + pass("q" + 2) + pass(new Object[] {pass("r" + 3)})[0]);
    String[] array = new String[3];
    array[pass(1)] = pass("in array") + array[pass(0)];
    System.out.println(array[1]);
    Object swap = leaf;
    for (int i = 0; i < 20; i++) { Object[] box = {swap, i}; System.gc(); swap = box[0] == leaf ? box : ((Object[]) box[0])[0]; }
    System.out.println(swap == leaf);
  }
}
