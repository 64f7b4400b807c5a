import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Sequenced collections and maps. */
public class Sequenced25 {
    static void sequenced() {
        List<Integer> l = new ArrayList<>(List.of(1, 2, 3));
        l.addFirst(0); l.addLast(4);
        System.out.println(l.getFirst() + " " + l.getLast() + " " + l.reversed() + " " + l.removeFirst() + l.removeLast() + l);
        LinkedHashMap<String, Integer> m = new LinkedHashMap<>(Map.of("a", 1));
        m.putFirst("z", 0); m.putLast("y", 9);
        System.out.println(m + " " + m.firstEntry() + m.lastEntry() + m.reversed() + m.sequencedKeySet().reversed() + m.sequencedValues() + m.pollFirstEntry() + m.sequencedEntrySet().getFirst());
        LinkedHashSet<String> s = new LinkedHashSet<>(List.of("p", "q"));
        s.addFirst("q"); s.addLast("o");
        System.out.println(s + " " + s.reversed() + " " + s.getFirst());
        Deque<Integer> d = new ArrayDeque<>(List.of(1, 2, 3));
        System.out.println(d.reversed().stream().toList() + " " + new TreeSet<>(List.of(3, 1, 2)).reversed() + new TreeMap<>(Map.of(1, 2, 3, 4)).reversed());
        try { List.of().getFirst(); } catch (NoSuchElementException e) { System.out.println(e.getMessage()); }
        try { List.of(1).reversed().add(1); } catch (UnsupportedOperationException e) { System.out.println("UOE"); }
        try { new TreeMap<>(Map.of(1, 1)).putFirst(0, 0); } catch (UnsupportedOperationException e) { System.out.println("UOE map"); }
        System.out.println(Collections.unmodifiableSequencedCollection(l).reversed() + " " + HashMap.newHashMap(10).size() + HashSet.newHashSet(3) + " " + Collections.newSequencedSetFromMap(new LinkedHashMap<String, Boolean>()));
        Collections.shuffle(l, (java.util.random.RandomGenerator) new Random(3));
        System.out.println(l);
        ListIterator<Integer> it = l.reversed().listIterator();
        it.next(); it.add(77);
        System.out.println(l);
    }

    public static void main(String[] args) throws Throwable {
        sequenced();
    }
}
