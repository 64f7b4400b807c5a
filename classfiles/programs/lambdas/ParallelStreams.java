import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Parallel streams whose results do not depend on the order. */
public class ParallelStreams {
  public static void main(String[] args) {
    System.out.println(LongStream.rangeClosed(1, 1_000_000).parallel().filter(n -> n % 3 == 0).sum());
    List<Integer> squares = IntStream.range(0, 10000).parallel().map(i -> i * i).boxed().collect(Collectors.toList());
    System.out.println(squares.size() + " " + squares.get(9999) + " " + squares.hashCode());
    System.out.println(squares.parallelStream().mapToLong(Integer::longValue).map(v -> v % 1000).max().getAsLong());
    System.out.println(IntStream.rangeClosed(1, 2000).parallel().mapToObj(Integer::toString).collect(Collectors.joining()).hashCode());
    int[] data = IntStream.range(0, 200000).map(i -> (i * 7919) % 200003).toArray();
    Arrays.parallelSort(data);
    boolean sorted = true;
    for (int i = 1; i < data.length; i++) sorted &= data[i - 1] <= data[i];
    System.out.println(sorted + " " + data[1000]);
    System.out.println(IntStream.range(0, 100000).parallel().boxed().collect(Collectors.groupingByConcurrent(i -> i % 7, Collectors.counting())).get(3));
    System.out.println(IntStream.range(0, 5000).parallel().filter(i -> i % 1234 == 1233).findFirst().getAsInt());
    try {
      IntStream.range(0, 1000).parallel().forEach(i -> { if (i == 500) throw new IllegalStateException("in parallel"); });
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
