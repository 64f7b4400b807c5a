/** Small methods that call themselves, several levels of which are inlined: results, what is thrown at each depth and its trace, receivers of a class that comes late. */
public class RecursionInItself {
  static int[] small = {3, 1, 4, 1, 5};
  static int count;

  static int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  static int sum(int n) {
    return n == 0 ? small[0] : sum(n - 1) + small[n];
  }

  static long ackermann(long m, long n) {
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
  }

  static boolean even(int n) {
    return n == 0 || odd(n - 1);
  }

  static boolean odd(int n) {
    return n != 0 && even(n - 1);
  }

  static synchronized int locked(int n) {
    count++;
    return n <= 0 ? small[-n] : 1 + locked(n - 3);
  }

  static int caught(int n) {
    try {
      return n == 0 ? small[9] : caught(n - 1);
    } catch (ArrayIndexOutOfBoundsException e) {
      return 100 + n;
    }
  }

  static class Node {
    Node left, right;
    int value = 1;

    int total() {
      return value + (left == null ? 0 : left.total()) + (right == null ? 0 : right.total());
    }
  }

  static final class Heavy extends Node {
    @Override
    int total() {
      return 1000 + super.total();
    }
  }

  static Node tree(int depth) {
    Node node = new Node();
    if (depth > 0) {
      node.left = tree(depth - 1);
      node.right = tree(depth - 2);
    }
    return node;
  }

  static String failure(Runnable action) {
    try {
      action.run();
      return "none";
    } catch (RuntimeException e) {
      StringBuilder text = new StringBuilder(e.toString());
      for (StackTraceElement frame : e.getStackTrace())
        if (!frame.getMethodName().contains("ambda") && frame.getClassName().startsWith("Recursion"))
          text.append(' ').append(frame.getMethodName()).append(':').append(frame.getLineNumber());
      return text.toString();
    }
  }

  static int depth(int n) {
    count = n;
    return depth(n + 1) + 1;
  }

  public static void main(String[] args) {
    long check = 0;
    Node tree = tree(9);
    for (int i = 0; i < 4000; i++) {
      check = 31 * check + fib(i % 12) + sum(i % 5) + ackermann(i % 3, i % 4) + (even(i % 40) ? 1 : 0);
      check = 31 * check + locked(i % 7) + caught(i % 5) + tree.total();
    }
    System.out.println(check + " " + count);
    System.out.println(fib(24) + " " + ackermann(2, 30) + " " + odd(1001));
    int[] before = small;
    small = new int[] {7};
    for (int i = 1; i < 6; i++) {
      int n = i;
      System.out.println(failure(() -> sum(n)));
      System.out.println(failure(() -> locked(3 * n - 1)));
    }
    small = before;
    tree.right.left = new Heavy();
    tree.left.left.right = new Heavy();
    System.out.println(tree.total());
    tree.left.left.left = null;
    System.out.println(tree.total());
    int deepest = 0;
    for (int i = 0; i < 3; i++) {
      try {
        depth(0);
      } catch (StackOverflowError e) {
        deepest = Math.max(deepest, count);
      }
    }
    System.out.println(deepest > 500);
    System.out.println(fib(20) + " " + caught(3) + " " + locked(2));
  }
}
