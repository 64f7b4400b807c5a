import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sets and the navigable collections. */
public class SetsAndTrees {
  public static void main(String[] args) {
    Set<String> hash = new HashSet<>(Arrays.asList("b", "a", "c", "a")), linked = new LinkedHashSet<>(Arrays.asList("z", "y", "z", "x"));
    System.out.println(hash + " " + linked + " " + hash.add("a") + hash.add("d") + hash.remove("b") + hash.remove("q") + hash.contains("c") + hash.size());
    Set<Integer> a = new TreeSet<>(List.of(1, 2, 3, 4, 5)), b = new HashSet<>(List.of(4, 5, 6));
    Set<Integer> union = new TreeSet<>(a), both = new TreeSet<>(a), minus = new TreeSet<>(a);
    union.addAll(b);
    both.retainAll(b);
    minus.removeAll(b);
    System.out.println(union + "" + both + minus + a.containsAll(both) + Collections.disjoint(minus, b) + a.equals(new HashSet<>(a)) + a.hashCode());
    NavigableSet<Integer> n = new TreeSet<>();
    for (int i = 0; i < 100; i += 7) n.add(i);
    System.out.println(n.first() + " " + n.last() + " " + n.floor(20) + " " + n.ceiling(20) + " " + n.lower(21) + " " + n.higher(21) + " " + n.floor(-1) + " " + n.headSet(20) + n.tailSet(80, false) + n.subSet(20, true, 42, true) + n.descendingSet().headSet(70) + n.pollFirst() + n.pollLast() + n.size());
    NavigableMap<String, Integer> m = new TreeMap<>();
    for (String w : "delta alpha echo bravo charlie".split(" ")) m.put(w, w.length());
    System.out.println(m + " " + m.firstKey() + m.lastEntry() + m.floorKey("c") + m.higherEntry("charlie") + m.headMap("c") + m.tailMap("d", true) + m.descendingMap() + m.pollFirstEntry() + m.ceilingKey("zz") + m.navigableKeySet().descendingSet());
    m.subMap("b", "d").replaceAll((k, v) -> -v);
    m.headMap("c").clear();
    System.out.println(m);
    try {
      m.subMap("b", "d").put("x", 1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      new TreeSet<Object>().add(new Object());
    } catch (ClassCastException e) {
      System.out.println("not comparable");
    }
    TreeMap<Integer, Integer> stress = new TreeMap<>();
    int x = 1;
    for (int i = 0; i < 5000; i++) {
      x = x * 1103515245 + 12345;
      int k = x >>> 18;
      if ((x & 7) < 5) stress.put(k, i); else stress.remove(stress.floorKey(k) == null ? k : stress.floorKey(k));
    }
    long h = 0;
    for (Map.Entry<Integer, Integer> e : stress.entrySet()) h = h * 31 + e.getKey() ^ e.getValue();
    System.out.println(stress.size() + " " + h + " " + stress.firstKey() + " " + stress.lastKey());
    Set<List<Integer>> lists = new HashSet<>();
    for (int i = 0; i < 100; i++) lists.add(List.of(i % 4, i % 3));
    System.out.println(lists.size() + " " + lists.contains(List.of(3, 2)) + lists.contains(List.of(4, 0)));
    Set<Integer> small = new HashSet<>();
    for (int i = 20; i > 0; i -= 3) small.add(i * i);
    System.out.println(small);
  }
}
