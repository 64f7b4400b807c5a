import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Atomics and concurrent collections, alone and under contention. */
public class Atomics {
  volatile int field;

  static void together(int n, Runnable r) throws InterruptedException {
    Thread[] threads = new Thread[n];
    for (int i = 0; i < n; i++) (threads[i] = new Thread(r)).start();
    for (Thread t : threads) t.join();
  }

  public static void main(String[] args) throws InterruptedException {
    AtomicInteger i = new AtomicInteger(5);
    System.out.println(i.getAndIncrement() + " " + i.incrementAndGet() + " " + i.getAndAdd(10) + " " + i.addAndGet(-3) + " " + i.compareAndSet(14, 100) + " " + i.compareAndSet(14, 1) + " " + i.getAndSet(7) + " " + i.updateAndGet(v -> v * v) + " " + i.getAndUpdate(v -> -v) + " " + i.accumulateAndGet(3, Math::max) + " " + i);
    AtomicLong l = new AtomicLong(1L << 40);
    System.out.println(l.incrementAndGet() + " " + l.getAndAdd(-1) + " " + l.compareAndSet(1L << 40, 0) + " " + l.accumulateAndGet(9, (a, b) -> a - b) + " " + l.compareAndExchange(-9, 4) + " " + l);
    AtomicBoolean b = new AtomicBoolean();
    AtomicReference<String> r = new AtomicReference<>("a");
    System.out.println(b.compareAndSet(false, true) + " " + b.getAndSet(false) + " " + r.compareAndSet("a", "b") + " " + r.getAndUpdate(s -> s + "c") + " " + r);
    AtomicIntegerArray array = new AtomicIntegerArray(4);
    array.incrementAndGet(2);
    array.compareAndSet(3, 0, 9);
    System.out.println(array + " " + array.getAndAdd(2, 5));
    try {
      array.get(4);
    } catch (IndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    AtomicIntegerFieldUpdater<Atomics> updater = AtomicIntegerFieldUpdater.newUpdater(Atomics.class, "field");
    Atomics o = new Atomics();
    System.out.println(updater.incrementAndGet(o) + " " + updater.compareAndSet(o, 1, 8) + " " + o.field);
    AtomicStampedReference<String> stamped = new AtomicStampedReference<>("x", 1);
    AtomicMarkableReference<String> marked = new AtomicMarkableReference<>("m", false);
    System.out.println(stamped.compareAndSet("x", "y", 1, 2) + " " + stamped.getStamp() + " " + marked.attemptMark("m", true) + " " + marked.isMarked());
    AtomicInteger contended = new AtomicInteger();
    LongAdder adder = new LongAdder();
    LongAccumulator max = new LongAccumulator(Long::max, Long.MIN_VALUE);
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
    CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>();
    ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>();
    together(8, () -> {
      for (int k = 0; k < 500; k++) {
        contended.incrementAndGet();
        adder.add(k);
        max.accumulate(k * 3);
        map.merge(k % 20, 1, Integer::sum);
        if (k % 10 == 0) queue.add(k);
        if (k % 100 == 0) list.addIfAbsent(k);
        skip.putIfAbsent(k % 50, "v" + k % 50);
      }
    });
    System.out.println(contended + " " + adder + " " + max + " " + map.size() + " " + map.get(7) + " " + map.reduceValuesToLong(1, Integer::longValue, 0, Long::sum) + " " + queue.size() + " " + list.size() + " " + skip.size() + " " + skip.firstEntry() + skip.ceilingKey(30));
    for (Integer v : list) if (v > 200) list.remove(v);
    System.out.println(list.size() + " " + map.search(1, (k, v) -> k == 3 ? "found " + v : null) + " " + map.keySet().stream().mapToInt(k -> k).sum());
  }
}
