/** StackOverflowError caught, repeatedly, in several kinds of recursion, with finally blocks on the way. */
public class StackOverflow {
  static int depth;
  static int unwound;

  static void plain() { depth++; plain(); }
  static int args(int a, long b, double c, Object d) { depth++; return args(a + 1, b, c, d) + 1; }
  static void withFinally() { depth++; try { withFinally(); } finally { unwound++; } }

  interface Node { int size(); }
  static class Cycle implements Node { Node next; public int size() { depth++; return 1 + next.size(); } }

  static class Text { Object self; @Override public String toString() { depth++; return "(" + self + ")"; } }

  static void report(String name, StackOverflowError e) {
    System.out.println(name + " " + (depth > 500) + " " + (e.getMessage() == null) + " " + (e.getStackTrace().length == 1024));
    depth = 0;
  }

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      try { plain(); } catch (StackOverflowError e) { report("plain", e); }
      try { args(1, 2, 3, ""); } catch (StackOverflowError e) { report("args", e); }
    }
    try { withFinally(); } catch (StackOverflowError e) { System.out.println(unwound > 400); report("finally", e); }
    Cycle a = new Cycle(), b = new Cycle();
    a.next = b;
    b.next = a;
    try { a.size(); } catch (StackOverflowError e) { report("interface", e); }
    Text text = new Text();
    text.self = text;
    try { text.toString(); } catch (StackOverflowError e) { report("toString", e); }
    Object[] list = null;
    for (int i = 0; i < 1_000_000; i++) list = new Object[] {list};
    try { System.out.println(length(list)); } catch (StackOverflowError e) { report("list", e); }
    System.out.println("still alive");
  }

  static int length(Object[] list) { depth++; return list == null ? 0 : 1 + length((Object[]) list[0]); }
}
