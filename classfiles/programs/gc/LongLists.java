// stress: no (millions of allocations)
/** A list of a million nodes, twice, with collections forced in between: no recursion in the collector. */
public class LongLists {
  static class Node { final int v; Node next; Node(int v, Node next) { this.v = v; this.next = next; } }

  public static void main(String[] args) {
    for (int round = 0; round < 2; round++) {
      Node head = null;
      for (int i = 0; i < 1_000_000; i++) head = new Node(i, head);
      System.gc();
      long sum = 0;
      int n = 0;
      for (Node at = head; at != null; at = at.next) { sum += at.v; n++; }
      System.out.println(n + " " + sum);
      Node reversed = null;
      while (head != null) { Node next = head.next; head.next = reversed; reversed = head; head = next; }
      System.gc();
      System.out.println(reversed.v + " " + reversed.next.v);
    }
  }
}
