/** Hand-written data structures: linked list, binary heap, hash table, red-black-like treap, ring buffer, graph search. */
public class LinkedStructures {
  static class LinkedList {
    static class Node { int v; Node prev, next; Node(int v) { this.v = v; } }
    final Node head = new Node(0);
    int size;
    LinkedList() { head.prev = head.next = head; }
    void add(int v) { Node n = new Node(v); n.prev = head.prev; n.next = head; head.prev.next = n; head.prev = n; size++; }
    void remove(Node n) { n.prev.next = n.next; n.next.prev = n.prev; size--; }
    long hash() { long h = 0; for (Node n = head.next; n != head; n = n.next) h = h * 31 + n.v; return h; }
  }

  static class Heap {
    int[] a = new int[4]; int n;
    void push(int v) {
      if (n == a.length) { int[] b = new int[n * 2]; for (int i = 0; i < n; i++) b[i] = a[i]; a = b; }
      int i = n++;
      while (i > 0 && a[(i - 1) / 2] > v) { a[i] = a[(i - 1) / 2]; i = (i - 1) / 2; }
      a[i] = v;
    }
    int pop() {
      int top = a[0], v = a[--n], i = 0;
      for (int c; (c = 2 * i + 1) < n; i = c) {
        if (c + 1 < n && a[c + 1] < a[c]) c++;
        if (a[c] >= v) break;
        a[i] = a[c];
      }
      a[i] = v;
      return top;
    }
  }

  static class Treap {
    static int seed = 1;
    static class Node { final int key; final int priority; Node left, right; Node(int k) { key = k; seed = seed * 1103515245 + 12345; priority = seed >>> 8; } }
    Node root;
    void insert(int k) { root = insert(root, k); }
    private Node insert(Node n, int k) {
      if (n == null) return new Node(k);
      if (k < n.key) {
        n.left = insert(n.left, k);
        if (n.left.priority > n.priority) { Node l = n.left; n.left = l.right; l.right = n; return l; }
      } else if (k > n.key) {
        n.right = insert(n.right, k);
        if (n.right.priority > n.priority) { Node r = n.right; n.right = r.left; r.left = n; return r; }
      }
      return n;
    }
    static int height(Node n) { return n == null ? 0 : 1 + Math.max(height(n.left), height(n.right)); }
    static long sum(Node n) { return n == null ? 0 : sum(n.left) * 7 + n.key + sum(n.right); }
  }

  static class Table {
    static class Entry { final Object key; Object value; Entry next; Entry(Object k, Object v, Entry n) { key = k; value = v; next = n; } }
    Entry[] buckets = new Entry[8]; int size;
    Object put(Object k, Object v) {
      int i = k.hashCode() & buckets.length - 1;
      for (Entry e = buckets[i]; e != null; e = e.next) if (e.key.equals(k)) { Object old = e.value; e.value = v; return old; }
      buckets[i] = new Entry(k, v, buckets[i]);
      if (++size > buckets.length) grow();
      return null;
    }
    void grow() {
      Entry[] old = buckets;
      buckets = new Entry[old.length * 2];
      for (Entry e : old) while (e != null) { Entry next = e.next; int i = e.key.hashCode() & buckets.length - 1; e.next = buckets[i]; buckets[i] = e; e = next; }
    }
    Object get(Object k) { for (Entry e = buckets[k.hashCode() & buckets.length - 1]; e != null; e = e.next) if (e.key.equals(k)) return e.value; return null; }
  }

  public static void main(String[] args) {
    LinkedList list = new LinkedList();
    for (int i = 0; i < 1000; i++) list.add(i);
    for (LinkedList.Node n = list.head.next; n != list.head; n = n.next) if (n.v % 3 == 0) list.remove(n);
    System.out.println(list.size + " " + list.hash());
    Heap heap = new Heap();
    int x = 17;
    for (int i = 0; i < 500; i++) heap.push((x = x * 1664525 + 1013904223) >>> 16);
    long h = 0;
    int last = -1;
    boolean sorted = true;
    while (heap.n > 0) { int v = heap.pop(); sorted &= v >= last; last = v; h = h * 31 + v; }
    System.out.println(sorted + " " + h);
    Treap treap = new Treap();
    for (int i = 0; i < 2000; i++) treap.insert(i * 7919 % 2003);
    System.out.println(Treap.sum(treap.root) + " " + Treap.height(treap.root));
    Table table = new Table();
    for (int i = 0; i < 1000; i++) table.put("key" + i % 300, i);
    System.out.println(table.size + " " + table.get("key7") + " " + table.get("none") + " " + table.put("key7", "new") + " " + table.get("key7") + " " + table.buckets.length);
    int n = 200;
    int[][] edges = new int[n][];
    for (int i = 0; i < n; i++) edges[i] = new int[] {(i * 3 + 1) % n, (i * 7 + 2) % n, (i + 50) % n};
    int[] distance = new int[n], queue = new int[n];
    java.util.Arrays.fill(distance, -1);
    int head = 0, tail = 0;
    queue[tail++] = 0;
    distance[0] = 0;
    while (head < tail) for (int u = queue[head++], i = 0; i < 3; i++) { int v = edges[u][i]; if (distance[v] < 0) { distance[v] = distance[u] + 1; queue[tail++] = v; } }
    int far = 0, total = 0;
    for (int d : distance) { far = Math.max(far, d); total += d; }
    System.out.println(tail + " " + far + " " + total);
  }
}
