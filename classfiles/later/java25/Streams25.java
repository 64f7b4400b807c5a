import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Gatherers of the library and of the program. */
public class Streams25 {
    static void streams() {
        System.out.println(Stream.of(1, 2, 3, 4, 5).gather(Gatherers.windowFixed(2)).toList() + " " + Stream.of(1, 2, 3, 4).gather(Gatherers.windowSliding(3)).toList());
        System.out.println(Stream.of(1, 2, 3).gather(Gatherers.scan(() -> 0, Integer::sum)).toList() + " " + Stream.of(1, 2, 3).gather(Gatherers.fold(() -> "", (a, b) -> a + b)).findFirst().get());
        System.out.println(IntStream.range(0, 20).boxed().gather(Gatherers.mapConcurrent(4, i -> i * i)).mapToInt(i -> i).sum());
        Gatherer<Integer, ?, Integer> distinctRuns = Gatherer.ofSequential(() -> new int[] {Integer.MIN_VALUE}, (st, e, down) -> { if (st[0] != e) { st[0] = e; return down.push(e); } return true; }, (st, down) -> down.push(-1));
        System.out.println(Stream.of(1, 1, 2, 2, 1).gather(distinctRuns.andThen(Gatherers.windowFixed(3))).toList());
        System.out.println(Stream.of("a", "bb").mapMulti((String x, Consumer<Object> c) -> { c.accept(x); c.accept(x.length()); }).toList() + " " + Stream.iterate(1, x -> x < 50, x -> x * 3).collect(Collectors.teeing(Collectors.counting(), Collectors.summingInt(x -> x), (a, b) -> a + "/" + b)));
        System.out.println(Stream.of(5, 3).gather(Gatherers.peek0()).count());
    }

    static class Gatherers {
        static <T> Gatherer<T, ?, List<T>> windowFixed(int n) { return java.util.stream.Gatherers.windowFixed(n); }
        static <T> Gatherer<T, ?, List<T>> windowSliding(int n) { return java.util.stream.Gatherers.windowSliding(n); }
        static <T, R> Gatherer<T, ?, R> scan(Supplier<R> s, BiFunction<? super R, ? super T, ? extends R> f) { return java.util.stream.Gatherers.scan(s, f); }
        static <T, R> Gatherer<T, ?, R> fold(Supplier<R> s, BiFunction<? super R, ? super T, ? extends R> f) { return java.util.stream.Gatherers.fold(s, f); }
        static <T, R> Gatherer<T, ?, R> mapConcurrent(int n, Function<? super T, ? extends R> f) { return java.util.stream.Gatherers.mapConcurrent(n, f); }
        static <T> Gatherer<T, ?, T> peek0() { return Gatherer.of((st, e, d) -> { System.out.println("peek " + e); return d.push(e); }); }
    }

    public static void main(String[] args) throws Throwable {
        streams();
    }
}
