/** String concatenation of every type, with constants, many operands, side effects and compound assignment. */
public class Concatenation {
  static int n;
  static int next() { return ++n; }
  static String text(String s) { n += 10; return s; }
  @Override public String toString() { return "object" + next(); }

  static final String CONSTANT = "const" + 1 + 'x' + 2.0 + true + 3L;

  public static void main(String[] args) {
    boolean z = true; byte b = -1; char c = '\u20ac'; short s = -2; int i = 3; long l = 1L << 40; float f = 1.1f; double d = -2.2e-10; String t = "t"; Object o = new Concatenation(); String none = null; Object nothing = null; char[] chars = {'a'};
    System.out.println("" + z + b + c + s + i + l + f + d + t + o + none + nothing);
    System.out.println(z + "" + b);
    System.out.println(i + l + "x" + i + l);
    System.out.println('a' + 'b' + "c" + 'd' + 'e');
    System.out.println(CONSTANT + "\u0001\u0002" + i);
    System.out.println("\u0001" + i + "\u0002" + t + "\u0000");
    System.out.println(next() + "," + next() + "," + text("A") + "," + next() + "," + o);
    String a = "x";
    a += a;
    a += i;
    a += a + a + 1;
    a += c;
    a += none;
    System.out.println(a);
    String[] array = {"p", "q"};
    int k = 0;
    array[k++] += k + "!";
    System.out.println(array[0] + array[1] + k);
    System.out.println("" + chars.length + chars[0]);
    System.out.println(i + 1 + "" + (i + 1) + -i + ~i + (i > 2 ? "big" : "small") + (char) (c + 1) + (byte) 300);
    System.out.println("" + 0f + -0f + 1e10f + 1e-5f + Float.NaN + 0.1 + 100.0 + 1e7 + 1e-3 + Double.POSITIVE_INFINITY + Double.MIN_VALUE);
    System.out.println("" + Integer.MIN_VALUE + Integer.MAX_VALUE + Long.MIN_VALUE + Long.MAX_VALUE + Byte.MIN_VALUE + Short.MIN_VALUE);
    String many = "" + i + i + i + i + i + i + i + i + i + i + l + l + l + l + l + l + l + l + l + l + t + t + t + t + t + t + t + t + t + t + d + d + d + d + d + d + d + d + d + d + z + z + z + z + c + c + c + c + b + b;
    System.out.println(many);
    String latin = "caf\u00e9", wide = "\u4e2d\u6587";
    System.out.println(latin + wide + latin.length() + (latin + wide).length() + (latin + i).length());
    StringBuilder sb = new StringBuilder("sb");
    System.out.println("" + sb + new int[0].length + Integer.valueOf(5) + Character.valueOf('q') + Concatenation.class.getSimpleName());
    System.out.println((none + "x").equals("nullx") + " " + ("a" + "b" == "ab") + " " + ("a" + t == "at") + " " + (("a" + t).intern() == "at"));
    Object asObject = "o" + 1;
    System.out.println(asObject.getClass().getName() + n);
    try {
      System.out.println("before " + ((Object) null).toString());
    } catch (NullPointerException e) {
      System.out.println("null receiver");
    }
  }
}
