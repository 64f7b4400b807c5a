// vm: -Xmx24m
// stress: no (fills the heap again and again)
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** A full heap: OutOfMemoryError of small objects, arrays, collections, strings, clones; caught, and life goes on. */
public class OutOfMemory {
  static class Node { Node next; long a, b; Node(Node next) { this.next = next; } }

  interface Filler { Object fill(); }

  static void survive(String what, Filler filler) {
    int caught = 0;
    String message = null;
    for (int round = 0; round < 3; round++) {
      try {
        filler.fill();
        System.out.println(what + ": no error");
      } catch (OutOfMemoryError e) {
        caught++;
        message = e.getMessage();
      }
    }
    int[] room = new int[1_000_000];
    room[999_999] = 1;
    System.out.println(what + ": " + caught + " " + message + " " + room[999_999]);
  }

  static Object nodes() {
    Node head = null;
    for (;;) head = new Node(head);
  }

  static Object arrays() {
    List<byte[]> list = new LinkedList<>();
    for (int i = 0;; i++) list.add(new byte[i % 5000]);
  }

  static Object large() {
    List<long[]> list = new ArrayList<>();
    for (;;) list.add(new long[100_000]);
  }

  static Object map() {
    Map<Integer, String> map = new HashMap<>();
    for (int i = 0;; i++) map.put(i, "value " + i);
  }

  static Object doubling() {
    StringBuilder b = new StringBuilder("ab");
    for (;;) b.append(b);
  }

  static Object clones() {
    List<Object> list = new ArrayList<>();
    int[] model = new int[200_000];
    for (;;) list.add(model.clone());
  }

  static Object matrix() { return new double[3000][3000]; }

  static int deep(int n) {
    try {
      return deep(n + 1);
    } finally {
      if (n == 5) { try { nodes(); } catch (OutOfMemoryError e) { n = 6; } }
    }
  }

  public static void main(String[] args) {
    survive("nodes", OutOfMemory::nodes);
    survive("arrays", OutOfMemory::arrays);
    survive("large", OutOfMemory::large);
    survive("map", OutOfMemory::map);
    survive("doubling", OutOfMemory::doubling);
    survive("clones", OutOfMemory::clones);
    survive("matrix", OutOfMemory::matrix);
    survive("too large", () -> new long[10_000_000]);
    survive("limit", () -> new byte[Integer.MAX_VALUE]);
    try { deep(0); } catch (StackOverflowError e) { System.out.println("overflow"); }
  }
}
