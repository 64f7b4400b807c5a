import java.lang.ref.WeakReference;

/** What a local variable keeps alive: until its scope's end or until its slot is used for something else, also in handlers and loops; never less than the variable. */
public class Scopes {
  static WeakReference<Object> weak;
  static Object track(Object o) { weak = new WeakReference<>(o); return o; }
  static boolean gone() { for (int i = 0; i < 20 && weak.get() != null; i++) System.gc(); return weak.get() == null; }
  static boolean here() { System.gc(); return weak.get() != null; }

  static boolean afterLoop(int n) {
    for (int i = 0; i < n; i++) { Object o = new int[10]; track(o); if (o.hashCode() == 0) System.out.println("zero"); }
    return gone();
  }

  static boolean inScope() {
    Object o = track(new int[10]);
    return here();
  }

  static boolean afterNull() {
    Object o = track(new int[10]);
    o = null;
    return gone();
  }

  static boolean reused(int k) {
    if (k > 0) { Object o = track(new int[10]); k += o.hashCode() & 1; }
    int sum = 0;
    for (int i = 0; i < 10; i++) sum += i * k;
    return gone() && sum >= 0;
  }

  static boolean inHandler(int k) {
    Object kept = new int[] {k};
    try {
      Object o = track(new int[10]);
      if (k > 0) throw new IllegalStateException();
      o.toString();
    } catch (IllegalStateException e) {
      return gone() && ((int[]) kept)[0] == k;
    } finally {
      if (((int[]) kept)[0] != k) System.out.println("lost");
    }
    return false;
  }

  static boolean parameter(Object o) {
    System.gc();
    boolean alive = weak.get() != null;
    o = "other";
    return alive && gone();
  }

  static boolean loopCarried() {
    Object o = track(new int[] {5});
    int sum = 0;
    for (int i = 0; i < 5; i++) { System.gc(); if (i == 4) sum = ((int[]) o)[0]; }
    return sum == 5;
  }

  static boolean longOver(boolean b) {
    if (b) { Object o = track(new Object()); o.hashCode(); }
    long l = System.nanoTime(), m = l;
    return gone() && l == m;
  }

  static String branches(int k) {
    Object a, b = "b" + k;
    if (k % 3 == 0) a = "x" + k; else if (k % 3 == 1) a = new StringBuilder("y").append(k); else a = k;
    System.gc();
    switch (k % 4) {
      case 0: { Object c = "c" + b; System.gc(); b = c; break; }
      case 1: { double d = k; System.gc(); b = b + "/" + d; break; }
      default: { String s = b.toString(); System.gc(); a = s; }
    }
    System.gc();
    return a + " " + b;
  }

  public static void main(String[] args) {
    System.out.println(afterLoop(3) + " " + inScope() + " " + afterNull() + " " + reused(1) + " " + inHandler(1));
    System.out.println(parameter(track(new int[3])) + " " + loopCarried() + " " + longOver(true));
    for (int k = 0; k < 12; k++) System.out.print(branches(k) + ", ");
    System.out.println();
  }
}
