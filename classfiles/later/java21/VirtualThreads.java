import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class VirtualThreads {
  public static void main(String[] args) throws Exception {
    Thread v = Thread.ofVirtual().name("first").unstarted(() -> {
      Thread t = Thread.currentThread();
      System.out.println(t.getName() + " " + t.isVirtual() + " " + t.isDaemon() + " " + t.getThreadGroup().getName() + " " + t.getPriority());
    });
    System.out.println(v.getState() + " " + v.isAlive());
    v.start();
    v.join();
    System.out.println(v.getState() + " " + v.isAlive());
    AtomicInteger sum = new AtomicInteger();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int n = i;
        results.add(executor.submit(() -> {
          Thread.sleep(5);
          return sum.addAndGet(n);
        }));
      }
      for (Future<Integer> f : results) f.get();
    }
    System.out.println(sum);
    ReentrantLock lock = new ReentrantLock();
    int[] counter = {0};
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) threads.add(Thread.startVirtualThread(() -> {
      for (int k = 0; k < 20; k++) {
        lock.lock();
        try { counter[0]++; Thread.yield(); } finally { lock.unlock(); }
      }
    }));
    for (Thread t : threads) t.join();
    System.out.println(counter[0]);
    Thread sleeper = Thread.startVirtualThread(() -> {
      try { Thread.sleep(100000); } catch (InterruptedException e) { System.out.println("interrupted " + Thread.currentThread().isInterrupted()); }
    });
    sleeper.interrupt();
    sleeper.join();
    Thread parked = Thread.startVirtualThread(() -> { LockSupport.park(); System.out.println("unparked"); });
    LockSupport.unpark(parked);
    parked.join();
    SynchronousQueue<Integer> q = new SynchronousQueue<>();
    Thread producer = Thread.startVirtualThread(() -> { try { for (int i = 0; i < 5; i++) q.put(i); } catch (InterruptedException e) { } });
    for (int i = 0; i < 5; i++) System.out.print(q.take() + " ");
    System.out.println();
    producer.join();
    Thread failing = Thread.ofVirtual().name("failing").uncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + ": " + e)).start(() -> { throw new IllegalStateException("thrown"); });
    failing.join();
    ThreadLocal<String> local = ThreadLocal.withInitial(() -> "initial");
    local.set("main's");
    Thread.ofVirtual().start(() -> { System.out.println(local.get()); local.set("own"); System.out.println(local.get()); }).join();
    System.out.println(local.get());
    ThreadFactory factory = Thread.ofVirtual().name("w-", 0).factory();
    for (int i = 0; i < 3; i++) { Thread t = factory.newThread(() -> System.out.println(Thread.currentThread().getName())); t.start(); t.join(); }
    System.out.println(v.join(java.time.Duration.ofMillis(1)));
  }
}
