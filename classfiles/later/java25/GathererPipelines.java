import java.util.*;
import java.util.stream.*;

public class GathererPipelines {
  static <T> Gatherer<T, ?, T> everyOther() {
    return Gatherer.ofSequential(() -> new boolean[1], (state, e, down) -> {
      state[0] = !state[0];
      return !state[0] || down.push(e);
    });
  }

  public static void main(String[] args) {
    System.out.println(IntStream.rangeClosed(1, 7).boxed().gather(Gatherers.windowFixed(3)).toList());
    System.out.println(Stream.of(1, 2, 3, 4).gather(Gatherers.windowSliding(2)).toList());
    System.out.println(Stream.of("a", "b", "c").gather(Gatherers.scan(() -> "", (x, y) -> x + y)).toList());
    System.out.println(Stream.of(1, 2, 3).gather(Gatherers.fold(() -> 10, Integer::sum)).findFirst());
    System.out.println(Stream.of(1, 2, 3, 4, 5).gather(everyOther()).toList());
    System.out.println(Stream.of(5, 6, 7).gather(Gatherers.mapConcurrent(2, x -> x * x)).toList());
    System.out.println(Stream.iterate(1, x -> x + 1).gather(everyOther().andThen(Gatherers.windowFixed(2))).limit(3).toList());
  }
}
