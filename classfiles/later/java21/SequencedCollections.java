import java.util.*;

public class SequencedCollections {
  public static void main(String[] args) {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
    System.out.println(list.reversed() + " " + list.getFirst() + " " + list.getLast());
    list.addFirst(0);
    list.addLast(5);
    list.reversed().add(-1);
    System.out.println(list + " " + list.removeFirst() + " " + list.removeLast() + " " + list);
    LinkedHashSet<String> set = new LinkedHashSet<>(List.of("a", "b", "c"));
    set.addFirst("c");
    System.out.println(set + " " + set.reversed() + " " + set.getFirst());
    LinkedHashMap<String, Integer> map = new LinkedHashMap<>();
    map.put("x", 1);
    map.putFirst("y", 2);
    map.putLast("z", 3);
    System.out.println(map + " " + map.reversed() + " " + map.firstEntry() + " " + map.pollLastEntry());
    System.out.println(map.sequencedKeySet().reversed() + " " + map.sequencedValues() + " " + map.sequencedEntrySet().getFirst());
    Deque<Integer> deque = new ArrayDeque<>(List.of(1, 2, 3));
    System.out.println(deque.reversed().peekFirst() + " " + deque.reversed().stream().toList());
    SequencedCollection<Integer> tree = new TreeSet<>(List.of(3, 1, 2));
    System.out.println(tree.getFirst() + " " + tree.reversed());
    try {
      List.of(1).addFirst(2);
    } catch (UnsupportedOperationException e) {
      System.out.println("immutable");
    }
    try {
      new ArrayList<>().getFirst();
    } catch (NoSuchElementException e) {
      System.out.println("empty " + e.getMessage());
    }
  }
}
