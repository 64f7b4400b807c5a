import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** More virtual threads than there are carriers wait for a class whose initialiser sleeps and parks in one of them. */
public class VirtualInitializers {
  static class Slow {
    static final int VALUE;
    static {
      try { Thread.sleep(20); } catch (InterruptedException e) { }
      LockSupport.parkNanos(1_000_000);
      Thread.yield();
      VALUE = Integer.parseInt("5");
    }
  }

  static class Nested {
    static final int VALUE = Slow.VALUE + 1;
  }

  static class Failing {
    static int value = fail();

    static int fail() {
      try { Thread.sleep(20); } catch (InterruptedException e) { }
      throw new IllegalStateException("failed");
    }
  }

  public static void main(String[] args) throws Exception {
    AtomicInteger sum = new AtomicInteger(), first = new AtomicInteger(), later = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      boolean odd = i % 2 == 1;
      threads.add(Thread.startVirtualThread(() -> {
        sum.addAndGet(odd ? Slow.VALUE : Nested.VALUE);
        try {
          sum.addAndGet(Failing.value);
        } catch (ExceptionInInitializerError e) {
          first.incrementAndGet();
        } catch (NoClassDefFoundError e) {
          later.incrementAndGet();
        }
      }));
    }
    for (Thread thread : threads) thread.join();
    System.out.println(sum + " " + first + " " + later);
  }
}
