import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** CompletableFuture and fork-join. */
public class Futures {
  static class Sum extends RecursiveTask<Long> {
    final int[] a; final int from, to;
    Sum(int[] a, int from, int to) { this.a = a; this.from = from; this.to = to; }
    @Override protected Long compute() {
      if (to - from < 1000) { long s = 0; for (int i = from; i < to; i++) s += a[i]; return s; }
      int mid = from + to >>> 1;
      Sum left = new Sum(a, from, mid), right = new Sum(a, mid, to);
      left.fork();
      return right.compute() + left.join();
    }
  }

  static class Fib extends RecursiveTask<Integer> {
    final int n;
    Fib(int n) { this.n = n; }
    @Override protected Integer compute() { if (n < 2) return n; Fib a = new Fib(n - 1); a.fork(); return new Fib(n - 2).compute() + a.join(); }
  }

  public static void main(String[] args) throws Exception {
    CompletableFuture<Integer> f = CompletableFuture.supplyAsync(() -> 6).thenApply(x -> x * 7);
    System.out.println(f.get() + " " + f.thenCompose(x -> CompletableFuture.supplyAsync(() -> x + 1)).join() + " " + f.thenCombine(CompletableFuture.completedFuture(8), Integer::sum).join());
    CompletableFuture<String> failing = CompletableFuture.supplyAsync(() -> { throw new IllegalStateException("async"); });
    try {
      failing.join();
    } catch (CompletionException e) {
      System.out.println(e.getCause());
    }
    try {
      failing.get();
    } catch (ExecutionException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(failing.exceptionally(e -> "recovered " + e.getCause().getMessage()).join() + " " + failing.handle((v, e) -> v == null ? "handled" : v).join() + " " + failing.isCompletedExceptionally());
    List<CompletableFuture<Integer>> all = List.of(1, 2, 3, 4, 5).stream().map(i -> CompletableFuture.supplyAsync(() -> i * i)).collect(Collectors.toList());
    CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
    System.out.println(all.stream().mapToInt(CompletableFuture::join).sum());
    CompletableFuture<String> manual = new CompletableFuture<>();
    new Thread(() -> manual.complete("completed by hand")).start();
    System.out.println(manual.get(5, TimeUnit.SECONDS) + " " + manual.complete("again"));
    System.out.println(new CompletableFuture<String>().completeOnTimeout("timed out", 5, TimeUnit.MILLISECONDS).join() + " " + CompletableFuture.anyOf(new CompletableFuture<>(), CompletableFuture.completedFuture("any")).join());
    StringBuffer log = new StringBuffer();
    CompletableFuture.runAsync(() -> log.append("run ")).thenRun(() -> log.append("then ")).whenComplete((v, e) -> log.append(e)).join();
    System.out.println(log);
    int[] a = new int[100000];
    for (int i = 0; i < a.length; i++) a[i] = i;
    System.out.println(new ForkJoinPool(4).invoke(new Sum(a, 0, a.length)) + " " + ForkJoinPool.commonPool().invoke(new Fib(15)));
  }
}
