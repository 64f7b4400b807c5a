/** Numeric promotion, evaluation order and mixed-type expressions. */
public class Promotion {
  static StringBuilder trace = new StringBuilder();

  static int i(int v) { trace.append('i').append(v); return v; }
  static long l(long v) { trace.append('l').append(v); return v; }
  static double d(double v) { trace.append('d').append((int) v); return v; }

  static String kind(int v) { return "int"; }
  static String kind(long v) { return "long"; }
  static String kind(float v) { return "float"; }
  static String kind(double v) { return "double"; }
  static String kind(Object v) { return "Object"; }

  public static void main(String[] args) {
    byte b = 1; short s = 2; char c = '3'; int i = 4; long l = 5; float f = 6; double d = 7;
    System.out.println(kind(b + b) + kind(b + c) + kind(s + i) + kind(i + l) + kind(l + f) + kind(f + d) + kind(-b) + kind(~c) + kind(b << l) + kind(l << b) + kind(true ? b : d));
    System.out.println(i(1) + i(2) * i(3) - l(4) / i(5) + d(6) % i(7));
    System.out.println(trace);
    trace.setLength(0);
    int[] a = new int[3];
    a[i(0)] = a[i(1)] + (a[i(2)] = i(9));
    System.out.println(trace + " " + a[0] + a[1] + a[2]);
    System.out.println(1 / 2 + 1 / 2.0 + 1 / 2f);
    System.out.println('a' + 1 + "a" + 1 + 'a');
    System.out.println((int) 'a' + (char) 98 + "");
    System.out.println(5 / 2 * 2.0 + " " + 5 / 2.0 * 2 + " " + (float) 5 / 2 + " " + (double) (5 / 2));
    System.out.println(1_000_000 * 1_000_000 + " " + 1_000_000L * 1_000_000 + " " + 1_000_000 * 1_000_000L);
    System.out.println((byte) (b + 200) + " " + (short) (s * 20000) + " " + (char) (c + 20));
    System.out.println(0.1f == 0.1 ? "same" : "differs");
    System.out.println((0.1f + 0.2f) + " " + (0.1f + 0.2) + " " + (float) (0.1 + 0.2));
    System.out.println(Integer.MAX_VALUE + 1 + 1L + " " + (Integer.MAX_VALUE + 1L + 1) + " " + (long) Integer.MAX_VALUE * 2);
    System.out.println((l > i) + " " + (f == i + 2) + " " + ('a' == 97) + " " + (97.0 == 'a') + " " + (Long.MAX_VALUE == (double) Long.MAX_VALUE));
    final byte constant = 10;
    byte sum = constant + 5;
    System.out.println(sum);
    Object boxed = true ? 1 : 2.0;
    System.out.println(boxed);
    Object mixed = true ? (Object) 1 : 2.0;
    System.out.println(mixed);
    Integer none = null;
    try {
      int bad = true ? none : 0;
      System.out.println(bad);
    } catch (NullPointerException e) {
      System.out.println("unboxed null");
    }
  }
}
