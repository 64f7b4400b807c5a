import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;

/** ArrayList and LinkedList through the List interface. */
public class ArrayListOps {
  static void exercise(List<String> list) {
    for (int i = 0; i < 8; i++) list.add("e" + i);
    list.add(3, "inserted");
    list.addAll(Arrays.asList("x", "y", "x"));
    list.addAll(0, List.of("first"));
    System.out.println(list + " " + list.size());
    System.out.println(list.get(4) + list.indexOf("x") + list.lastIndexOf("x") + list.contains("y") + list.contains(null) + list.remove("x") + list.remove("none") + list.remove(0) + list.set(0, "zero"));
    ListIterator<String> it = list.listIterator();
    for (int at = 0; it.hasNext(); at++) {
      int index = it.nextIndex();
      String s = it.next() + index;
      if (at % 3 == 0) it.remove();
      else if (at % 3 == 1) it.set(s.toUpperCase());
      else if (at == 5) it.add("added");
      else it.set(s);
    }
    while (it.hasPrevious()) if (it.previous().equals("y")) it.add("before y?");
    System.out.println(list);
    List<String> sub = list.subList(1, 4);
    sub.set(0, "via sub");
    sub.remove(1);
    sub.add("end of sub");
    System.out.println(sub + " " + list);
    sub.clear();
    System.out.println(list + " " + list.hashCode() + " " + list.equals(new ArrayList<>(list)) + list.containsAll(List.of("y")));
    try {
      for (String s : list) list.add(s);
    } catch (ConcurrentModificationException e) {
      System.out.println("modified while iterating");
    }
    list.removeIf(s -> s.length() > 5);
    list.replaceAll(s -> s + s);
    Collections.reverse(list);
    Collections.swap(list, 0, 1);
    list.sort(null);
    System.out.println(list + " " + list.toArray().length + list.toArray(new String[0])[0] + list.isEmpty());
    list.retainAll(List.of("yy"));
    list.removeAll(List.of("zz"));
    System.out.println(list);
    list.clear();
    System.out.println(list + " " + list.isEmpty());
  }

  public static void main(String[] args) {
    exercise(new ArrayList<>());
    exercise(new LinkedList<>());
    List<Integer> big = new ArrayList<>();
    for (int i = 0; i < 20000; i++) big.add(i * 7 % 1000);
    long sum = 0;
    for (int v : big) sum += v;
    for (int i = 0; i < 5000; i++) big.remove(big.size() - 1);
    for (int i = 0; i < 100; i++) big.remove(i);
    for (int i = 0; i < 100; i++) big.add(i, -i);
    System.out.println(sum + " " + big.size() + " " + big.hashCode());
    Collection<Integer> distinct = new LinkedList<>();
    for (Iterator<Integer> it = big.iterator(); it.hasNext(); ) { int v = it.next(); if (v < 0) it.remove(); else if (v < 20 && !distinct.contains(v)) distinct.add(v); }
    System.out.println(distinct + " " + big.size());
    List<List<Integer>> nested = new ArrayList<>();
    for (int i = 0; i < 4; i++) { nested.add(new ArrayList<>()); for (int j = 0; j <= i; j++) nested.get(i).add(i * j); }
    System.out.println(nested);
    LinkedList<Integer> deque = new LinkedList<>(List.of(1, 2, 3));
    deque.addFirst(0);
    deque.offerLast(4);
    System.out.println(deque.pollFirst() + deque.removeLast() + deque.peek() + " " + deque.descendingIterator().next() + deque);
    List<Object> self = new ArrayList<>();
    self.add(self);
    System.out.println(self);
  }
}
