import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Streams: sources, intermediate and terminal operations. */
public class StreamBasics {
  public static void main(String[] args) {
    List<String> words = Arrays.asList("the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog");
    System.out.println(words.stream().filter(w -> w.length() > 3).map(String::toUpperCase).collect(Collectors.toList()));
    System.out.println(words.stream().distinct().sorted().collect(Collectors.joining(", ", "[", "]")));
    System.out.println(words.stream().sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())).toList());
    System.out.println(words.stream().mapToInt(String::length).sum() + " " + words.stream().mapToInt(String::length).max().getAsInt() + " " + words.stream().mapToInt(String::length).average().getAsDouble());
    System.out.println(words.stream().anyMatch("fox"::equals) + " " + words.stream().allMatch(w -> w.length() > 2) + " " + words.stream().noneMatch(String::isEmpty) + " " + words.stream().count());
    System.out.println(words.stream().findFirst().get() + words.stream().skip(100).findFirst().isPresent() + words.stream().skip(2).limit(3).toList());
    System.out.println(words.stream().reduce("", (a, b) -> a + b.charAt(0)) + words.stream().map(String::length).reduce(Integer::sum).get() + words.stream().reduce(0, (n, w) -> n + w.length(), Integer::sum));
    System.out.println(words.stream().min(Comparator.naturalOrder()).get() + words.stream().max(Comparator.comparing(w -> w.charAt(w.length() - 1))).get());
    System.out.println(IntStream.rangeClosed(1, 5).mapToObj(i -> "n" + i).collect(Collectors.toList()) + " " + IntStream.range(0, 0).sum() + " " + IntStream.of(3, 1, 2).sorted().boxed().toList() + " " + IntStream.iterate(1, i -> i < 200, i -> i * 3).boxed().toList());
    System.out.println(Stream.iterate(1, i -> i * 2).limit(10).map(String::valueOf).collect(Collectors.joining(" ")) + " " + Stream.generate(() -> "z").limit(3).toList());
    System.out.println(Stream.of(List.of(1, 2), List.of(3), List.<Integer>of()).flatMap(List::stream).map(i -> i * i).toList() + " " + Stream.of(1, 2, 3).<Object>mapMulti((i, sink) -> { for (int k = 0; k < i; k++) sink.accept(i); }).toList());
    System.out.println(IntStream.range(0, 20).filter(i -> i % 3 == 0).summaryStatistics() + " " + LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + IntStream.range(0, 5).asDoubleStream().map(Math::sqrt).sum());
    List<String> trace = new ArrayList<>();
    Optional<Integer> lazy = Stream.of(5, 3, 8, 1).peek(i -> trace.add("p" + i)).filter(i -> i > 4).map(i -> { trace.add("m" + i); return i * 10; }).skip(1).findFirst();
    System.out.println(lazy + " " + trace);
    System.out.println(Stream.of(1, 2, 3, 4, 1).takeWhile(i -> i < 4).toList() + "" + Stream.of(1, 2, 3, 4, 1).dropWhile(i -> i < 4).toList() + Stream.concat(Stream.of("a"), Stream.of("b")).toList());
    Map<Integer, List<String>> byLength = words.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    System.out.println(byLength);
    System.out.println(new TreeMap<>(words.stream().collect(Collectors.toMap(w -> w, w -> 1, Integer::sum))) + " " + words.stream().collect(Collectors.partitioningBy(w -> w.contains("o"), Collectors.counting())));
    System.out.println(words.stream().collect(Collectors.toCollection(TreeSet::new)).first() + words.stream().collect(Collectors.averagingInt(String::length)) + words.stream().collect(Collectors.mapping(w -> w.charAt(0), Collectors.toSet())).size());
    System.out.println(words.stream().collect(Collectors.teeing(Collectors.counting(), Collectors.joining(), (n, j) -> n + j)) + words.stream().collect(Collectors.collectingAndThen(Collectors.toList(), List::size)));
    System.out.println(words.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.mapping(String::toUpperCase, Collectors.joining("/")))) + " " + words.stream().collect(Collectors.summarizingInt(String::length)).getMax());
    try {
      words.stream().collect(Collectors.toMap(w -> w, w -> 1));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    Stream<String> used = words.stream();
    used.count();
    try {
      used.count();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println("hello".chars().mapToObj(c -> (char) c).map(String::valueOf).collect(Collectors.joining("-")) + " " + Arrays.stream(new int[] {1, 2, 3}, 1, 3).sum() + " " + Arrays.stream(new String[] {"a", "b"}).toList());
    Object[] array = Stream.of(1, "x").toArray();
    String[] typed = words.stream().limit(2).toArray(String[]::new);
    System.out.println(array.length + typed[1] + Set.copyOf(words).size() + Stream.of(1, 2, 3).mapToInt(Integer::intValue).map(i -> -i).min().getAsInt());
    System.out.println(IntStream.rangeClosed(2, 50).filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).boxed().toList());
    System.out.println(Stream.of("b", "a", "c").sorted(Comparator.reverseOrder()).toList() + " " + Stream.of(3, 1, 2).sorted().iterator().next() + " " + Stream.of("x").onClose(() -> System.out.print("closed ")).count());
    long sum = IntStream.range(0, 100000).mapToLong(i -> (long) i * i).filter(v -> v % 3 == 1).sum();
    System.out.println(sum);
  }
}
