import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Class file version 51: no invokedynamic, inner classes through access methods, enum switches through tables. */
public class Java7 {
  private int secret = 1;
  private static String hidden = "hidden";
  enum E { A, B, C }

  class Inner {
    private int mine = 2;
    int sum() { return secret + mine + secret++ + (secret += 5) + --secret; }
    private String text(long l) { return hidden + l; }
  }

  private static class Nested { private Nested() {} private long l = 5; private double d() { return l / 2.0; } }

  private String priv(int a, double b) { return "priv" + a + b + secret; }

  static String sw(E e, String s) {
    switch (e) { case A: return "a"; case B: switch (s) { case "x": return "bx"; case "y": return "by"; default: return "b?"; } default: return "other"; }
  }

  public static void main(String[] args) throws Exception {
    Java7 o = new Java7();
    Inner i = o.new Inner();
    System.out.println(i.sum() + " " + i.mine + " " + i.text(7) + " " + o.secret + " " + new Nested().d() + " " + o.priv(1, 2.5));
    for (E e : E.values()) System.out.println(sw(e, "x") + sw(e, "y") + sw(e, "z"));
    Map<String, List<Integer>> m = new HashMap<>();
    for (int k = 0; k < 6; k++) {
      String key = "k" + k % 2;
      if (!m.containsKey(key)) m.put(key, new ArrayList<Integer>());
      m.get(key).add(k);
    }
    System.out.println(m);
    final int captured = 3;
    Runnable r = new Runnable() { public void run() { System.out.println(captured + hidden + Java7.class.getSimpleName()); } };
    r.run();
    try (java.io.StringReader in = new java.io.StringReader("ab")) {
      System.out.println((char) in.read() + "" + in.read());
    }
    try {
      Object x = 1;
      System.out.println((String) x);
    } catch (ClassCastException | IllegalStateException e) {
      System.out.println("multi");
    }
    System.out.println(0b1010 + 1_000 + "" + String[].class + int.class);
    assert o == null;
  }
}
