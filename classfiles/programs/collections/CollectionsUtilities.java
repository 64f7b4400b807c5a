import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Spliterator;

/** java.util.Collections, immutable collections, unmodifiable and checked views, own Collection classes. */
public class CollectionsUtilities {
  static class Range extends java.util.AbstractList<Integer> {
    final int from, to;
    Range(int from, int to) { this.from = from; this.to = to; }
    public Integer get(int i) { java.util.Objects.checkIndex(i, size()); return from + i; }
    public int size() { return to - from; }
  }

  static class Bag<T> extends java.util.AbstractCollection<T> {
    private final Map<T, Integer> counts = new java.util.TreeMap<>();
    private int size;
    @Override public boolean add(T t) { counts.merge(t, 1, Integer::sum); size++; return true; }
    public Iterator<T> iterator() {
      List<T> all = new ArrayList<>();
      counts.forEach((k, n) -> all.addAll(Collections.nCopies(n, k)));
      return all.iterator();
    }
    public int size() { return size; }
  }

  static void refuse(Runnable r) {
    try {
      r.run();
      System.out.print("allowed ");
    } catch (UnsupportedOperationException | NullPointerException | IllegalArgumentException | ClassCastException e) {
      System.out.print(e.getClass().getSimpleName() + " ");
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public static void main(String[] args) {
    List<Integer> list = new ArrayList<>(List.of(4, 2, 9, 1, 7, 2));
    Collections.sort(list);
    System.out.println(list + " " + Collections.binarySearch(list, 7) + Collections.binarySearch(list, 5) + " " + Collections.max(list) + Collections.min(list) + Collections.frequency(list, 2));
    Collections.reverse(list);
    Collections.rotate(list, 2);
    System.out.println(list);
    Collections.shuffle(list, new Random(5));
    System.out.println(list);
    Collections.fill(list.subList(0, 2), 0);
    Collections.addAll(list, 8, 8);
    Collections.replaceAll(list, 8, 88);
    System.out.println(list + " " + Collections.indexOfSubList(list, List.of(88, 88)) + Collections.nCopies(3, "x") + Collections.emptyMap() + Collections.singletonList(1));
    List<Integer> view = Collections.unmodifiableList(list);
    list.set(0, -1);
    System.out.println(view.get(0));
    refuse(() -> view.add(1));
    refuse(() -> List.of(1, 2).set(0, 3));
    refuse(() -> Map.of("a", 1).put("b", 2));
    refuse(() -> Set.of(1, 1));
    refuse(() -> List.of(1).contains(null));
    refuse(() -> Collections.singleton(1).clear());
    refuse(() -> Arrays.asList(1, 2).remove(0));
    refuse(() -> ((List) Collections.checkedList(new ArrayList<>(), Integer.class)).add("s"));
    refuse(() -> Collections.emptyList().clear());
    refuse(() -> List.copyOf(list).replaceAll(x -> x));
    System.out.println();
    Range range = new Range(5, 12);
    System.out.println(range + " " + range.contains(7) + range.indexOf(9) + range.subList(1, 3) + range.hashCode() + range.equals(List.of(5, 6, 7, 8, 9, 10, 11)) + range.stream().mapToInt(i -> i).sum());
    Collection<String> bag = new Bag<>();
    bag.addAll(List.of("b", "a", "b", "c", "b"));
    System.out.println(bag + " " + bag.size() + bag.contains("c") + bag.containsAll(List.of("a", "z")) + Arrays.toString(bag.toArray()));
    Enumeration<Integer> e = Collections.enumeration(List.of(1, 2));
    while (e.hasMoreElements()) System.out.print(e.nextElement() + " ");
    Map<String, Integer> sync = Collections.synchronizedMap(new HashMap<>());
    sync.put("k", 1);
    Set<String> fromMap = Collections.newSetFromMap(new java.util.TreeMap<>());
    fromMap.add("s");
    System.out.println(sync + "" + fromMap + Collections.list(Collections.enumeration(List.of(3))) + Collections.disjoint(List.of(1), List.of(2)));
    Spliterator<Integer> split = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6)).spliterator(), half = split.trySplit();
    StringBuilder sb = new StringBuilder();
    half.forEachRemaining(sb::append);
    split.tryAdvance(i -> sb.append('|').append(i));
    System.out.println(sb + " " + split.estimateSize() + split.hasCharacteristics(Spliterator.SIZED));
    System.out.println(List.of() + "" + List.of(1) + List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) + Map.entry("k", 2) + new java.util.AbstractMap.SimpleEntry<>("s", 3));
    Iterator<Integer> it = List.of(1, 2, 3).iterator();
    int sum = 0;
    while (it.hasNext()) sum += it.next();
    System.out.println(sum + " " + String.join(",", new ArrayList<>(List.of("p", "q"))));
  }
}
