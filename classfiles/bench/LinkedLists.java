// args: 20000
/** Pointer chasing: building, reversing, merge-sorting and summing linked lists. */
public final class LinkedLists {
  static final class Node {
    final int value;
    Node next;

    Node(int value, Node next) {
      this.value = value;
      this.next = next;
    }
  }

  static Node reverse(Node list) {
    Node out = null;
    while (list != null) {
      Node next = list.next;
      list.next = out;
      out = list;
      list = next;
    }
    return out;
  }

  static Node sort(Node list) {
    if (list == null || list.next == null) return list;
    Node slow = list, fast = list.next;
    while (fast != null && fast.next != null) {
      slow = slow.next;
      fast = fast.next.next;
    }
    Node second = sort(slow.next);
    slow.next = null;
    Node first = sort(list), head = new Node(0, null), tail = head;
    while (first != null && second != null) {
      if (first.value <= second.value) {
        tail = tail.next = first;
        first = first.next;
      } else {
        tail = tail.next = second;
        second = second.next;
      }
    }
    tail.next = first != null ? first : second;
    return head.next;
  }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]), x = 1;
    Node list = null;
    for (int i = 0; i < n; i++) list = new Node((x = x * 1664525 + 1013904223) >>> 10, list);
    list = sort(reverse(list));
    long hash = 0;
    boolean sorted = true;
    for (Node at = list; at != null; at = at.next) {
      hash = hash * 31 + at.value;
      sorted &= at.next == null || at.value <= at.next.value;
    }
    System.out.println(sorted + " " + hash);
  }
}
