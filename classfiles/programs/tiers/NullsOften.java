/** Null references that are found again and again in hot code: fields, calls, arrays, in inlined methods, with and without a handler near by. */
public class NullsOften {
  static final class Node {
    int value;
    Node next;
    int[] data;
    Node(int value) { this.value = value; }
    int get() { return value; }
    int first() { return data[0]; }
  }

  static int sum(Node n, int depth) {
    int sum = 0;
    for (int i = 0; i < depth; i++) {
      sum += n.value * 31 + n.get();
      n = n.next;
    }
    return sum;
  }

  static int caught(Node n, int depth) {
    int before = depth * 7;
    try {
      before += sum(n, depth);
      before += n.first();
      return before;
    } catch (NullPointerException e) {
      return before + 1;
    } finally {
      count++;
    }
  }

  static int count;

  static int lengths(String[] s) {
    int sum = 0;
    for (int i = 0; i < s.length; i++) {
      try {
        sum = sum * 3 + s[i].length();
      } catch (NullPointerException e) {
        sum = sum * 5 + e.getMessage().length();
      }
    }
    return sum;
  }

  static int locked(Object lock, int i) {
    synchronized (lock) {
      return i + count;
    }
  }

  public static void main(String[] args) {
    Node list = null;
    for (int i = 0; i < 5; i++) {
      Node n = new Node(i);
      n.next = list;
      if (i % 2 == 0) n.data = new int[] {i};
      list = n;
    }
    long all = 0;
    for (int i = 0; i < 12_000; i++) all = all * 31 + caught(list, i % 4 == 0 ? i % 7 : 3);
    System.out.println(all + " " + count);
    String[] strings = {"a", "bc", null, "def", null};
    for (int i = 0; i < 400; i++) all = all * 31 + lengths(strings);
    System.out.println(all);
    for (int i = 0; i < 6000; i++) {
      try {
        all += locked(i % 10 == 9 ? null : list, i);
      } catch (NullPointerException e) {
        all ^= i;
      }
    }
    System.out.println(all);
  }
}
