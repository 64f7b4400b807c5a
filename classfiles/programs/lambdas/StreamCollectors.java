import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small data set put through collectors, nested grouping and collectors of our own. */
public class StreamCollectors {
  enum Kind { FRUIT, ROOT, LEAF }
  record Item(String name, Kind kind, int price, double weight) {}

  static final List<Item> ITEMS = List.of(new Item("apple", Kind.FRUIT, 30, 0.2), new Item("carrot", Kind.ROOT, 10, 0.1), new Item("spinach", Kind.LEAF, 25, 0.05), new Item("pear", Kind.FRUIT, 35, 0.25), new Item("beet", Kind.ROOT, 15, 0.3), new Item("melon", Kind.FRUIT, 120, 1.9), new Item("chard", Kind.LEAF, 25, 0.15));

  static void show(Object o) { System.out.println(o); }

  public static void main(String[] args) {
    show(ITEMS.stream().collect(Collectors.groupingBy(Item::kind, TreeMap::new, Collectors.summingInt(Item::price))));
    show(ITEMS.stream().collect(Collectors.groupingBy(Item::kind, TreeMap::new, Collectors.mapping(Item::name, Collectors.joining("+")))));
    show(ITEMS.stream().collect(Collectors.groupingBy(Item::kind, TreeMap::new, Collectors.collectingAndThen(Collectors.maxBy(Comparator.comparingInt(Item::price)), o -> o.get().name()))));
    show(ITEMS.stream().collect(Collectors.groupingBy(Item::kind, TreeMap::new, Collectors.groupingBy(i -> i.price() > 25 ? "dear" : "cheap", TreeMap::new, Collectors.counting()))));
    show(ITEMS.stream().collect(Collectors.partitioningBy(i -> i.weight() > 0.2, Collectors.averagingDouble(Item::price))));
    show(ITEMS.stream().collect(Collectors.toMap(Item::name, Item::price, (a, b) -> a, LinkedHashMap::new)));
    IntSummaryStatistics stats = ITEMS.stream().mapToInt(Item::price).summaryStatistics();
    show(stats);
    show(ITEMS.stream().collect(Collectors.summarizingDouble(Item::weight)));
    show(ITEMS.stream().sorted(Comparator.comparing(Item::kind).thenComparing(Item::price, Comparator.reverseOrder())).map(Item::name).toList());
    show(ITEMS.stream().collect(Collectors.filtering(i -> i.price() < 30, Collectors.flatMapping(i -> i.name().chars().mapToObj(c -> (char) c), Collectors.toCollection(java.util.TreeSet::new)))));
    show(ITEMS.stream().map(Item::name).collect(Collectors.reducing("", n -> n.substring(0, 1), String::concat)));
    Collector<String, StringBuilder, String> mine = Collector.of(StringBuilder::new, (sb, s) -> sb.insert(0, s).append('|'), StringBuilder::append, StringBuilder::toString);
    show(Stream.of("a", "b", "c").collect(mine));
    ArrayList<Integer> manual = IntStream.range(0, 5).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    show(manual + " " + DoubleStream.of(1.5, 2.5, 0.1, 0.2).sum() + " " + DoubleStream.iterate(1, d -> d / 2).limit(60).sum());
    Map<Boolean, Long> evens = IntStream.range(0, 101).boxed().collect(Collectors.partitioningBy(i -> i % 2 == 0, Collectors.counting()));
    show(evens);
    Map<Character, Long> letters = "mississippi".chars().mapToObj(c -> (char) c).collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    show(letters);
    show(letters.entrySet().stream().sorted(Map.Entry.<Character, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(e -> e.getKey() + "" + e.getValue()).collect(Collectors.joining(",")));
    show(Stream.of(5, 1, 4).collect(Collectors.collectingAndThen(Collectors.toList(), l -> { Collections.sort(l); return l; })) + " " + Stream.of(1, 2, 3, 4).collect(Collectors.teeing(Collectors.summingInt(i -> i), Collectors.counting(), (s, n) -> s / (double) n)));
    int[][] grid = IntStream.range(0, 4).mapToObj(r -> IntStream.range(0, 4).map(c -> r * c).toArray()).toArray(int[][]::new);
    show(Stream.of(grid).flatMapToInt(IntStream::of).filter(v -> v % 2 == 1).count() + " " + grid[3][3]);
    show(Stream.of("one", "two", "three").collect(Collectors.toUnmodifiableMap(s -> s.length() + s, s -> s)).get("5three"));
    show(IntStream.rangeClosed(1, 30).mapToObj(i -> i % 15 == 0 ? "FizzBuzz" : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : "" + i).collect(Collectors.joining(" ")));
  }
}
