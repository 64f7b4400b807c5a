import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Thread pools, futures, scheduling, shutdown. */
public class Executors {
  public static void main(String[] args) throws Exception {
    ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(3);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 20; i++) { int n = i; futures.add(pool.submit(() -> n * n)); }
    int sum = 0;
    for (Future<Integer> f : futures) sum += f.get();
    System.out.println(sum);
    Future<String> failing = pool.submit(() -> { if (true) throw new IllegalStateException("task"); return "no"; });
    try {
      failing.get();
    } catch (ExecutionException e) {
      System.out.println(e + " / " + e.getCause());
    }
    List<Callable<String>> tasks = new ArrayList<>();
    for (String s : "a b c".split(" ")) tasks.add(() -> s + s);
    StringBuilder all = new StringBuilder();
    for (Future<String> f : pool.invokeAll(tasks)) all.append(f.get());
    System.out.println(all + " " + pool.invokeAny(List.of(() -> "any")));
    java.util.concurrent.CountDownLatch interrupted = new java.util.concurrent.CountDownLatch(1);
    Future<?> sleeping = pool.submit(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { interrupted.countDown(); } });
    try {
      sleeping.get(10, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println("timeout");
    }
    while (!sleeping.cancel(true)) Thread.sleep(1);
    try {
      sleeping.get();
    } catch (CancellationException e) {
      System.out.println(sleeping.isCancelled() + " " + sleeping.isDone());
    }
    interrupted.await();
    pool.shutdown();
    System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS) + " " + pool.isTerminated());
    try {
      pool.submit(() -> 1);
    } catch (RejectedExecutionException e) {
      System.out.println("rejected");
    }
    ScheduledExecutorService scheduled = java.util.concurrent.Executors.newScheduledThreadPool(1);
    AtomicInteger ticks = new AtomicInteger();
    ScheduledFuture<?> repeating = scheduled.scheduleAtFixedRate(ticks::incrementAndGet, 0, 1, TimeUnit.MILLISECONDS);
    ScheduledFuture<String> later = scheduled.schedule(() -> "later", 5, TimeUnit.MILLISECONDS);
    System.out.println(later.get());
    while (ticks.get() < 5) Thread.sleep(1);
    repeating.cancel(false);
    scheduled.shutdownNow();
    System.out.println(scheduled.awaitTermination(5, TimeUnit.SECONDS) + " " + (ticks.get() >= 5));
    ExecutorService single = java.util.concurrent.Executors.newSingleThreadExecutor(r -> new Thread(r, "named"));
    System.out.println(single.submit(() -> Thread.currentThread().getName()).get());
    List<Runnable> never = single.shutdownNow();
    System.out.println(never.size());
    ExecutorService cached = java.util.concurrent.Executors.newCachedThreadPool();
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 50; i++) cached.execute(done::incrementAndGet);
    cached.shutdown();
    cached.awaitTermination(5, TimeUnit.SECONDS);
    System.out.println(done);
  }
}
