import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short-lived garbage around structures that stay, with old-to-young references of every kind. */
public class Churn {
  static class Node { Node left, right; int value; long stamp; Object[] extra; Node(int v) { value = v; } }

  static Node root;
  static Object[] table = new Object[1000];
  static Map<Integer, String> map = new HashMap<>();
  static List<StringBuilder> builders = new ArrayList<>();

  static Node tree(int depth) {
    Node n = new Node(depth);
    if (depth > 0) { n.left = tree(depth - 1); n.right = tree(depth - 1); }
    return n;
  }

  static long sum(Node n) { return n == null ? 0 : n.value + 2 * sum(n.left) + 3 * sum(n.right) + n.stamp; }

  public static void main(String[] args) {
    root = tree(10);
    for (int i = 0; i < 20; i++) builders.add(new StringBuilder());
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < 2000; i++) {
        Object[] garbage = new Object[i % 50];
        if (garbage.length > 0) garbage[0] = new Node(i);
        if (i % 10 == 0) table[(round * 37 + i) % 1000] = new int[] {round, i};
        if (i % 100 == 0) map.put(i + round % 7, "value " + round + " " + i);
      }
      Node n = root;
      for (int bits = round * 2654435; n != null; bits >>= 1) {
        n.stamp++;
        n.extra = new Object[] {n, round};
        Node next = (bits & 1) == 0 ? n.left : n.right;
        if (next == null) { n.left = new Node(round); break; }
        n = next;
      }
      builders.get(round % 20).append(round).append(',');
    }
    System.out.println(sum(root));
    long t = 0;
    for (int i = 0; i < table.length; i++) if (table[i] != null) t = t * 31 + ((int[]) table[i])[0] * 1000 + ((int[]) table[i])[1];
    System.out.println(t);
    System.out.println(map.size() + " " + map.hashCode());
    for (StringBuilder b : builders) System.out.print(b + " ");
    System.out.println();
  }
}
