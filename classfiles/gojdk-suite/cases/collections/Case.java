package collections;

import testutil.T;

public class Case {
  static int[] kept;
  static Node list;

  public static void run(int x) {
    kept = T.range(0, 10);
    int[] local = {x, x + 1};
    for (int i = 0; i < 5; i++) list = new Node(i, list);
    T.gc();
    T.printIntArray(kept);
    T.printIntArray(local);
    T.printInt(sum(list));
    long[][] rows = new long[50][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new long[i];
      for (int j = 0; j < i; j++) rows[i][j] = (long) i * j;
      if (i % 10 == 0) T.gc();
    }
    long total = 0;
    for (long[] row : rows) for (long v : row) total += v;
    T.printLong(total);
    String text = "start";
    for (int i = 0; i < 5; i++) {
      text = T.join(text, T.repeat("x", i));
      T.gc();
    }
    T.printString(text);
    T.printInt(nested(local, 10));
    for (int i = 0; i < 20000; i++) garbage(i);
    T.gc();
    T.printInt(sum(list));
    T.printIntArray(local);
  }

  static int nested(int[] a, int depth) {
    int[] mine = {a[0], depth};
    if (depth == 0) {
      T.gc();
      return a[0];
    }
    int below = nested(mine, depth - 1);
    return below + mine[1] + a[0];
  }

  static int garbage(int i) {
    int[] a = new int[i % 100 + 1];
    a[0] = i;
    return a[0];
  }

  static int sum(Node node) {
    int sum = 0;
    for (; node != null; node = node.next) sum = sum * 10 + node.value;
    return sum;
  }

  static class Node {
    final int value;
    final Node next;

    Node(int value, Node next) {
      this.value = value;
      this.next = next;
    }
  }
}
