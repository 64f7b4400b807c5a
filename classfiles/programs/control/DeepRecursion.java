/** Recursion some thousands of frames deep, with references in the frames, through virtual and interface calls. */
public class DeepRecursion {
  interface Visitor { int visit(Node node, int depth); }

  static class Node {
    final Node next;
    final int value;
    Node(int value, Node next) { this.value = value; this.next = next; }
    int length() { return next == null ? 1 : 1 + next.length(); }
    int accept(Visitor visitor, int depth) { return visitor.visit(this, depth); }
  }

  static class Wide extends Node {
    Wide(int value, Node next) { super(value, next); }
    @Override int length() {
      int below = next == null ? 0 : next.length();
      return below + 1;
    }
  }

  static String path(int n) { return n == 0 ? "." : path(n - 1).length() > 50 ? "(" + n + ")" : path0(n); }
  static String path0(int n) { return "<" + n + ">"; }

  static boolean even(int n) { return n == 0 || odd(n - 1); }
  static boolean odd(int n) { return n != 0 && even(n - 1); }

  public static void main(String[] args) {
    Node list = null;
    for (int i = 0; i < 2500; i++) list = i % 3 == 0 ? new Wide(i, list) : new Node(i, list);
    System.out.println(list.length());
    System.out.println(list.accept(new Visitor() {
      public int visit(Node node, int depth) { return node.next == null ? depth : node.next.accept(this, depth + 1) + (node.value & 1); }
    }, 0));
    System.out.println(even(4000) + " " + odd(3999) + " " + even(4001));
    System.out.println(path(30));
    System.out.println(sum(new int[] {1, 2, 3, 4, 5}, 0, 3000));
  }

  static long sum(int[] a, int i, int n) {
    int[] copy = {a[i % a.length]};
    long rest = n == 0 ? 0 : sum(a, i + 1, n - 1);
    return rest + copy[0];
  }
}
