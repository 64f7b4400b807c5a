// args: 20000
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Streams and lambdas: filter, map, collect. */
public final class Streams {
  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    long sum = IntStream.range(0, n).filter(i -> i % 3 != 0).mapToLong(i -> (long) i * i).sum();
    Map<Integer, Long> groups = IntStream.range(0, n).boxed().map(i -> i * 31).collect(Collectors.groupingBy(i -> i % 10, TreeMap::new, Collectors.counting()));
    String text = IntStream.range(0, n / 10).mapToObj(Integer::toString).filter(s -> s.length() > 2).collect(Collectors.joining(","));
    System.out.println(sum + " " + groups + " " + text.hashCode());
  }
}
