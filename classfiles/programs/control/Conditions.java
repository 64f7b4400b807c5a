/** Short circuits, ternaries, boolean operators without short circuit, and comparisons of every kind. */
public class Conditions {
  static StringBuilder trace = new StringBuilder();

  static boolean yes(String name) { trace.append(name).append('+'); return true; }
  static boolean no(String name) { trace.append(name).append('-'); return false; }

  static void flush(Object result) {
    System.out.println(trace + " " + result);
    trace.setLength(0);
  }

  static int clamp(int v, int low, int high) { return v < low ? low : v > high ? high : v; }

  static String describe(Object o) {
    return o == null ? "null" : o instanceof String ? "string" : o instanceof Integer ? (Integer) o > 10 ? "large" : "small" : o != o ? "impossible" : "object";
  }

  public static void main(String[] args) {
    flush(yes("a") && no("b") && yes("c"));
    flush(no("a") || yes("b") || no("c"));
    flush(yes("a") & no("b") & yes("c"));
    flush(no("a") | yes("b") | no("c"));
    flush(yes("a") ^ yes("b") ^ yes("c"));
    flush(!(yes("a") && (no("b") || !yes("c"))));
    flush(yes("a") || no("b") && no("c"));
    flush((no("a") || yes("b")) && (no("c") || no("d")));
    flush(yes("a") ? no("b") ? 1 : 2 : 3);
    boolean kept = yes("a") && !no("b") || no("c");
    flush(kept);
    kept &= no("x");
    kept |= yes("y");
    kept ^= yes("z");
    flush(kept);
    for (int i = -1; i < 5; i++) System.out.print(clamp(i, 0, 3) + " ");
    System.out.println();
    for (Object o : new Object[] {null, "s", 5, 50, 1.0, new int[0]}) System.out.print(describe(o) + " ");
    System.out.println();
    Object first = new Object(), second = new Object(), same = first;
    System.out.println((first == second) + " " + (first == same) + " " + (first != null) + " " + (null == second));
    int zero = 0, one = 1;
    long big = 1L << 32;
    if (zero == 0) System.out.print("ifeq ");
    if (one != 0) System.out.print("ifne ");
    if (-one < 0) System.out.print("iflt ");
    if (zero >= 0) System.out.print("ifge ");
    if (one > 0) System.out.print("ifgt ");
    if (zero <= 0) System.out.print("ifle ");
    if ((int) big == 0 && big != 0) System.out.print("long ");
    if (!(big < one) && big > one && big >= one && !(big <= one)) System.out.println("compare");
    boolean[] flags = {true, false};
    int counted = 0;
    for (boolean a : flags) for (boolean b : flags) for (boolean c : flags) if (a ? b : c) counted++;
    System.out.println(counted);
    int x = 5;
    int y = x > 3 ? x++ : x--;
    System.out.println(x + " " + y);
    String text = x > 100 ? "big" : x % 2 == 0 ? "even" : "odd";
    System.out.println(text);
    if (x == 6) ;
    else System.out.println("not six");
    if (x == 5) if (y == 0) System.out.println("no"); else System.out.println("inner else");
    System.out.println(x == 6 ? y == 5 ? "both" : "x" : "none");
  }
}
