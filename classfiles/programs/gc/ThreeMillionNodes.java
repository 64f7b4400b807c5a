// vm: -Xmx256m
// stress: no (millions of allocations)
/** A list of three million nodes, its links in the order of the collector's worst case, collected whole several times. */
public class ThreeMillionNodes {
  static class Node { Node next; Object payload; int value; }

  public static void main(String[] args) {
    Node head = new Node();
    Node last = head;
    for (int i = 1; i < 3_000_000; i++) {
      Node n = new Node();
      n.value = i;
      if (i % 100_000 == 0) n.payload = head;
      last.next = n;
      last = n;
    }
    for (int round = 0; round < 2; round++) {
      System.gc();
      long sum = 0;
      int count = 0, back = 0;
      for (Node n = head; n != null; n = n.next) {
        sum += n.value;
        count++;
        if (n.payload == head) back++;
      }
      System.out.println(count + " " + sum + " " + back);
      // Every other node goes.
      for (Node n = head; n != null && n.next != null; n = n.next) n.next = n.next.next;
    }
    last = null;
    head = head.next;
    System.gc();
    int rest = 0;
    for (Node n = head; n != null; n = n.next) rest++;
    System.out.println(rest);
  }
}
