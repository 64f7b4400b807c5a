// vm: --enable-preview
import java.util.concurrent.*;
import java.util.concurrent.StructuredTaskScope.*;

public class Structured {
  static final ScopedValue<String> USER = ScopedValue.newInstance();

  public static void main(String[] args) throws Exception {
    try (var scope = StructuredTaskScope.open()) {
      Subtask<Integer> a = scope.fork(() -> { Thread.sleep(5); return 1; });
      Subtask<Integer> b = scope.fork(() -> 2);
      scope.join();
      System.out.println(a.get() + b.get() + " " + a.state());
    }
    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
      scope.fork(() -> "fast");
      scope.fork(() -> { Thread.sleep(10000); return "slow"; });
      System.out.println(scope.join());
    }
    try (var scope = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow())) {
      scope.fork(() -> { throw new IllegalStateException("task failed"); });
      scope.join();
    } catch (FailedException e) {
      System.out.println(e.getCause());
    }
    ScopedValue.where(USER, "ann").run(() -> {
      try (var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
        for (int i = 0; i < 3; i++) { int n = i; scope.fork(() -> USER.get() + n); }
        System.out.println(scope.join().map(Subtask::get).toList());
      } catch (InterruptedException e) { }
    });
    try (var scope = StructuredTaskScope.open(Joiner.awaitAll(), c -> c.withTimeout(java.time.Duration.ofMillis(20)))) {
      scope.fork(() -> { Thread.sleep(10000); return 0; });
      scope.join();
    } catch (StructuredTaskScope.TimeoutException e) {
      System.out.println("time is over");
    }
  }
}
