// args: 8
/** Allocation of many short-lived trees beside one that lives. */
public final class BinaryTrees {
  static final class Node {
    final Node left, right;

    Node(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    int count() {
      return left == null ? 1 : 1 + left.count() + right.count();
    }
  }

  static Node make(int depth) {
    return depth == 0 ? new Node(null, null) : new Node(make(depth - 1), make(depth - 1));
  }

  public static void main(String[] args) {
    int max = Math.max(6, Integer.parseInt(args[0]));
    System.out.println("stretch " + (max + 1) + " " + make(max + 1).count());
    Node lives = make(max);
    for (int depth = 4; depth <= max; depth += 2) {
      int iterations = 1 << max - depth + 4, check = 0;
      for (int i = 0; i < iterations; i++) check += make(depth).count();
      System.out.println(iterations + " trees of depth " + depth + " " + check);
    }
    System.out.println("long lived " + max + " " + lives.count());
  }
}
