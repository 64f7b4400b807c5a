import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Cleaner and finalize. */
public class Cleaners {
  static final AtomicInteger finalized = new AtomicInteger();

  static class Old {
    @SuppressWarnings({"deprecation", "removal"})
    @Override protected void finalize() { finalized.incrementAndGet(); }
  }

  static void makeOld(int n) { for (int i = 0; i < n; i++) new Old(); }

  static void register(Cleaner cleaner, CountDownLatch latch) {
    for (int i = 0; i < 5; i++) cleaner.register(new Object(), latch::countDown);
  }

  public static void main(String[] args) throws Exception {
    Cleaner cleaner = Cleaner.create();
    CountDownLatch latch = new CountDownLatch(5);
    register(cleaner, latch);
    Object held = new Object();
    AtomicInteger calls = new AtomicInteger();
    Cleaner.Cleanable explicit = cleaner.register(held, calls::incrementAndGet);
    explicit.clean();
    explicit.clean();
    System.out.println(calls.get());
    for (int i = 0; i < 100 && latch.getCount() > 0; i++) { System.gc(); latch.await(10, TimeUnit.MILLISECONDS); }
    System.out.println(latch.getCount());
    makeOld(20);
    for (int i = 0; i < 100 && finalized.get() < 20; i++) { System.gc(); System.runFinalization(); Thread.sleep(1); }
    System.out.println(finalized.get());
    Reference(held);
  }

  static void Reference(Object o) { java.lang.ref.Reference.reachabilityFence(o); }
}
