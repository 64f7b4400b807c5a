import java.util.List;

/** String concatenation by invokedynamic: every type, order of evaluation, text between, identity. */
public class ConcatShapes {
  static int n;
  static class Noisy {
    final String name;
    Noisy(String name) { this.name = name; }
    @Override public String toString() { System.out.print("<" + name.length() + ":" + ++n + ">"); return name; }
  }
  static class Nothing { @Override public String toString() { return null; } }
  static class Thrower { @Override public String toString() { throw new IllegalStateException("toString"); } }
  static int next() { return ++n; }

  public static void main(String[] args) {
    byte b = -128; short s = 32767; char c = 'c', wide = '\u20ac'; int i = Integer.MIN_VALUE; long l = Long.MAX_VALUE; float f = 1e10f; double d = -0.0; boolean z = true; String t = "t", nil = null; Object o = List.of(1), none = null; int[] array = null; char[] chars = null;
    System.out.println("" + b + s + c + i + l + f + d + z + t + o + nil + none);
    System.out.println("[" + b + "," + s + "," + c + "," + i + "," + l + "," + f + "," + d + "," + z + "," + t + "," + o + "," + nil + "," + none + "," + array + "," + (chars == null) + "]");
    System.out.println(wide + "x" + c + "\u4e2d" + t);
    System.out.println(t + wide + " " + "\ud83d\ude00" + i);
    System.out.println("only " + t);
    System.out.println(t + " only");
    System.out.println(t + t + " " + (t + o) + (o + t) + (i + t) + (t + i) + (c + t) + (nil + nil) + (none + "") + ("" + z));
    System.out.println(f + "|" + Float.NaN + "|" + (d + 1) + "|" + Double.MIN_VALUE + "|" + Float.MAX_VALUE + "|" + (float) d + "|" + (1 / -0.0));
    System.out.println("a" + new Noisy("one") + "b" + new Noisy("two2") + next() + new Noisy("three") + "c");
    System.out.println("" + new Noisy("x") + new Noisy("yy"));
    System.out.println("null? " + new Nothing() + " " + new Nothing() + new Nothing());
    System.out.println(new Nothing() + "" + 1);
    try {
      System.out.println("t" + new Noisy("before") + new Thrower() + new Noisy("after"));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    String alone = "" + t, again = t + "", both = "" + "x";
    System.out.println((alone == t) + " " + (again == t) + " " + (both == "x") + " " + alone.equals(t) + " " + ("" + nil).equals("null"));
    String marks = "\u0001 and \u0002" + t + "\u0001" + i + "\u0002";
    System.out.println(marks.length() + " " + (int) marks.charAt(0) + " " + (int) marks.charAt(marks.length() - 1) + marks.contains("\u0002t\u0001"));
    t += i + 1; t += 'q'; t += null; t += 1.5f;
    System.out.println(t);
    String[] cells = {"p"};
    int at = 0;
    cells[at++] += "q" + at;
    System.out.println(cells[0] + at);
    long sum = 0;
    for (int k = 0; k < 20000; k++) sum += ("k" + k + '/' + (long) k * k + (k % 7 == 0) + k * 0.5).hashCode();
    System.out.println(sum);
    StringBuilder all = new StringBuilder();
    for (long v : new long[] {0, 1, -1, 9, 10, -10, 99, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE, 1000000000000000000L}) all.append("<" + v + "," + (int) v + ">");
    System.out.println(all);
    System.out.println(t + 1 + t + 2 + t + 3 + t + 4 + t + 5 + t + 6 + t + 7 + t + 8 + t + 9 + t + 10 + t + 11 + t + 12 + t + 13 + t + 14 + t + 15 + t + 16 + t + 17 + t + 18 + t + 19 + t + 20 + t + 21 + t + 22 + t + 23 + t + 24 + t + 25 + t + 26 + t + 27 + t + 28 + t + 29 + t + 30 + i + l + d + f + z + c);
  }
}
