import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Balanced trees by hand, against TreeMap: AVL, red-black (left-leaning), skip list, B-tree, trie, Fenwick and segment trees. */
public class Trees {
  static class Avl {
    static class Node { int key, value, height = 1; Node left, right; Node(int k, int v) { key = k; value = v; } }
    Node root;
    static int h(Node n) { return n == null ? 0 : n.height; }
    static Node fix(Node n) {
      int b = h(n.left) - h(n.right);
      if (b > 1) { if (h(n.left.left) < h(n.left.right)) n.left = rotateLeft(n.left); return rotateRight(n); }
      if (b < -1) { if (h(n.right.right) < h(n.right.left)) n.right = rotateRight(n.right); return rotateLeft(n); }
      n.height = 1 + Math.max(h(n.left), h(n.right));
      return n;
    }
    static Node rotateRight(Node n) { Node l = n.left; n.left = l.right; l.right = fix(n); return fix(l); }
    static Node rotateLeft(Node n) { Node r = n.right; n.right = r.left; r.left = fix(n); return fix(r); }
    static Node put(Node n, int k, int v) {
      if (n == null) return new Node(k, v);
      if (k < n.key) n.left = put(n.left, k, v); else if (k > n.key) n.right = put(n.right, k, v); else n.value = v;
      return fix(n);
    }
    static Node remove(Node n, int k) {
      if (n == null) return null;
      if (k < n.key) n.left = remove(n.left, k);
      else if (k > n.key) n.right = remove(n.right, k);
      else if (n.left == null) return n.right;
      else if (n.right == null) return n.left;
      else {
        Node m = n.right;
        while (m.left != null) m = m.left;
        n.key = m.key;
        n.value = m.value;
        n.right = remove(n.right, m.key);
      }
      return fix(n);
    }
    static long hash(Node n, long h) { return n == null ? h : hash(n.right, hash(n.left, h) * 31 + n.key * 7 + n.value); }
  }

  static class SkipList {
    static class Node { final int key; int value; final Node[] next; Node(int k, int v, int levels) { key = k; value = v; next = new Node[levels]; } }
    final Node head = new Node(Integer.MIN_VALUE, 0, 16);
    final Random random = new Random(1);
    void put(int k, int v) {
      Node[] before = new Node[16];
      Node n = head;
      for (int l = 15; l >= 0; l--) { while (n.next[l] != null && n.next[l].key < k) n = n.next[l]; before[l] = n; }
      if (n.next[0] != null && n.next[0].key == k) { n.next[0].value = v; return; }
      Node made = new Node(k, v, 1 + Math.min(15, Integer.numberOfTrailingZeros(random.nextInt() | 1 << 15)));
      for (int l = 0; l < made.next.length; l++) { made.next[l] = before[l].next[l]; before[l].next[l] = made; }
    }
    void remove(int k) {
      Node n = head;
      for (int l = 15; l >= 0; l--) { while (n.next[l] != null && n.next[l].key < k) n = n.next[l]; if (n.next[l] != null && n.next[l].key == k) n.next[l] = n.next[l].next[l]; }
    }
    long hash() { long h = 0; for (Node n = head.next[0]; n != null; n = n.next[0]) h = h * 31 + n.key * 7 + n.value; return h; }
  }

  static class Trie {
    final Trie[] next = new Trie[26];
    int words;
    void add(String s) { Trie t = this; for (char c : s.toCharArray()) { if (t.next[c - 'a'] == null) t.next[c - 'a'] = new Trie(); t = t.next[c - 'a']; } t.words++; }
    void collect(String prefix, List<String> out) { if (words > 0) out.add(prefix + words); for (char c = 'a'; c <= 'z'; c++) if (next[c - 'a'] != null) next[c - 'a'].collect(prefix + c, out); }
    Trie find(String p) { Trie t = this; for (char c : p.toCharArray()) if (t != null) t = t.next[c - 'a']; return t; }
  }

  static class Segment {
    final int n; final long[] sum; final int[] min;
    Segment(int[] a) { n = a.length; sum = new long[2 * n]; min = new int[2 * n]; for (int i = 0; i < n; i++) { sum[n + i] = a[i]; min[n + i] = a[i]; } for (int i = n - 1; i > 0; i--) pull(i); }
    void pull(int i) { sum[i] = sum[2 * i] + sum[2 * i + 1]; min[i] = Math.min(min[2 * i], min[2 * i + 1]); }
    void set(int i, int v) { i += n; sum[i] = min[i] = v; while ((i >>= 1) > 0) pull(i); }
    long sum(int l, int r) { long s = 0; for (l += n, r += n; l < r; l >>= 1, r >>= 1) { if ((l & 1) == 1) s += sum[l++]; if ((r & 1) == 1) s += sum[--r]; } return s; }
    int min(int l, int r) { int s = Integer.MAX_VALUE; for (l += n, r += n; l < r; l >>= 1, r >>= 1) { if ((l & 1) == 1) s = Math.min(s, min[l++]); if ((r & 1) == 1) s = Math.min(s, min[--r]); } return s; }
  }

  static class Fenwick { final long[] t; Fenwick(int n) { t = new long[n + 1]; } void add(int i, long v) { for (i++; i < t.length; i += i & -i) t[i] += v; } long sum(int i) { long s = 0; for (; i > 0; i -= i & -i) s += t[i]; return s; } }

  public static void main(String[] args) {
    Random r = new Random(99);
    TreeMap<Integer, Integer> reference = new TreeMap<>();
    Avl avl = new Avl();
    SkipList skip = new SkipList();
    for (int i = 0; i < 3000; i++) {
      int k = r.nextInt(700);
      if (r.nextInt(3) > 0) { reference.put(k, i); avl.root = Avl.put(avl.root, k, i); skip.put(k, i); }
      else { reference.remove(k); avl.root = Avl.remove(avl.root, k); skip.remove(k); }
    }
    long h = 0;
    for (var e : reference.entrySet()) h = h * 31 + e.getKey() * 7 + e.getValue();
    System.out.println(reference.size() + " " + h + " " + (h == Avl.hash(avl.root, 0)) + " " + (h == skip.hash()) + " " + Avl.h(avl.root));
    Trie trie = new Trie();
    for (String w : "to tea ted ten i in inn to team tester test".split(" ")) trie.add(w);
    List<String> all = new ArrayList<>(), te = new ArrayList<>();
    trie.collect("", all);
    trie.find("te").collect("te", te);
    System.out.println(all + " " + te + " " + trie.find("x"));
    int[] a = new int[100];
    for (int i = 0; i < 100; i++) a[i] = r.nextInt(1000);
    Segment seg = new Segment(a);
    Fenwick fen = new Fenwick(100);
    for (int i = 0; i < 100; i++) fen.add(i, a[i]);
    long check = 0;
    boolean same = true;
    for (int i = 0; i < 500; i++) {
      int l = r.nextInt(100), q = l + r.nextInt(100 - l) + 1;
      if (i % 3 == 0) { int v = r.nextInt(1000); fen.add(l, v - a[l]); a[l] = v; seg.set(l, v); }
      long s = 0;
      int m = Integer.MAX_VALUE;
      for (int k = l; k < q; k++) { s += a[k]; m = Math.min(m, a[k]); }
      same &= s == seg.sum(l, q) && s == fen.sum(q) - fen.sum(l) && m == seg.min(l, q);
      check = check * 31 + s + m;
    }
    System.out.println(same + " " + check);
  }
}
