import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Generic classes and methods, bounds, wildcards, erasure and its casts. */
public class Generics {
  static class Pair<A, B> {
    final A first; final B second;
    Pair(A a, B b) { first = a; second = b; }
    <C> Pair<A, C> with(C c) { return new Pair<>(first, c); }
    Pair<B, A> swap() { return new Pair<>(second, first); }
    static <T> Pair<T, T> twin(T t) { return new Pair<>(t, t); }
    @Override public String toString() { return "(" + first + ", " + second + ")"; }
  }

  static class Tree<K extends Comparable<? super K>, V> implements Iterable<Pair<K, V>> {
    private class Node { K key; V value; Node left, right; Node(K k, V v) { key = k; value = v; } }
    private Node root;
    int size;
    void put(K key, V value) {
      if (root == null) { root = new Node(key, value); size++; return; }
      for (Node n = root; ; ) {
        int c = key.compareTo(n.key);
        if (c == 0) { n.value = value; return; }
        Node next = c < 0 ? n.left : n.right;
        if (next == null) {
          if (c < 0) n.left = new Node(key, value); else n.right = new Node(key, value);
          size++;
          return;
        }
        n = next;
      }
    }
    public Iterator<Pair<K, V>> iterator() {
      List<Pair<K, V>> all = new ArrayList<>();
      collect(root, all);
      return all.iterator();
    }
    private void collect(Node n, List<Pair<K, V>> out) {
      if (n == null) return;
      collect(n.left, out);
      out.add(new Pair<>(n.key, n.value));
      collect(n.right, out);
    }
  }

  static <T extends Comparable<T>> T max(Iterable<? extends T> items) {
    Iterator<? extends T> it = items.iterator();
    if (!it.hasNext()) throw new NoSuchElementException("empty");
    T best = it.next();
    while (it.hasNext()) { T t = it.next(); if (t.compareTo(best) > 0) best = t; }
    return best;
  }

  static double total(List<? extends Number> numbers) { double d = 0; for (Number n : numbers) d += n.doubleValue(); return d; }
  static void fill(List<? super Integer> list, int n) { for (int i = 0; i < n; i++) list.add(i); }
  static <T extends Number & Comparable<T>> int both(T a, T b) { return a.compareTo(b) * 100 + a.intValue(); }
  @SafeVarargs static <T> List<T> listOf(T... items) { return new ArrayList<>(Arrays.asList(items)); }
  @SuppressWarnings("unchecked") static <T> T unchecked(Object o) { return (T) o; }
  static <T> T[] toArray(List<T> list, T[] into) { return list.toArray(into); }

  interface Monoid<T> { T zero(); T plus(T a, T b); }
  static final Monoid<String> TEXT = new Monoid<String>() { public String zero() { return ""; } public String plus(String a, String b) { return a + b; } };
  static final Monoid<Integer> SUM = new Monoid<Integer>() { public Integer zero() { return 0; } public Integer plus(Integer a, Integer b) { return a + b; } };
  static <T> T fold(Monoid<T> m, List<T> items) { T t = m.zero(); for (T i : items) t = m.plus(t, i); return t; }

  static abstract class Shape<S extends Shape<S>> { int w; abstract S self(); S width(int w) { this.w = w; return self(); } }
  static class Rect extends Shape<Rect> { int h; Rect self() { return this; } Rect height(int h) { this.h = h; return this; } }

  public static void main(String[] args) {
    Pair<String, Integer> p = new Pair<>("a", 1);
    System.out.println(p + " " + p.swap() + " " + p.with(2.5).swap().with('c') + " " + Pair.twin("t"));
    Tree<String, Integer> tree = new Tree<>();
    for (String w : "the quick brown fox jumps over the lazy dog".split(" ")) tree.put(w, w.length());
    for (Pair<String, Integer> e : tree) System.out.print(e + " ");
    System.out.println(tree.size);
    System.out.println(max(Arrays.asList(3, 9, 2)) + max(listOf("x", "yy", "abc")));
    List<Number> numbers = new ArrayList<>();
    fill(numbers, 4);
    numbers.add(2.5);
    System.out.println(total(numbers) + " " + numbers + " " + both(3, 4) + " " + both(2.5, 1.5));
    System.out.println(fold(TEXT, listOf("a", "b", "c")) + fold(SUM, listOf(1, 2, 3)) + fold(SUM, Collections.<Integer>emptyList()));
    Rect r = new Rect().width(3).height(4);
    System.out.println(r.w * r.h);
    try {
      String wrong = unchecked(5);
      System.out.println(wrong);
    } catch (ClassCastException e) {
      System.out.println("heap pollution found");
    }
    List<String> strings = listOf("s");
    @SuppressWarnings({"unchecked", "rawtypes"}) List<Object> raw = (List) strings;
    raw.add(7);
    try {
      for (String s : strings) System.out.println(s.length());
    } catch (ClassCastException e) {
      System.out.println("Integer is no String");
    }
    String[] array = toArray(listOf("x", "y"), new String[0]);
    System.out.println(array.length + array[1]);
    System.out.println(listOf(1, 2L, "three").get(2));
  }
}
