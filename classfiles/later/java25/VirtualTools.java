import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.time.Duration;
import java.util.stream.*;

/** Virtual threads with what java.util.concurrent has. */
public class VirtualTools {
    static void virtual() throws Exception {
        var list = new ConcurrentLinkedQueue<Integer>();
        try (var ex = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> fs = new ArrayList<>();
            for (int i = 0; i < 200; i++) { int n = i; fs.add(ex.submit(() -> { Thread.sleep(n % 7); synchronized (list) { list.add(n); } return n; })); }
            int sum = 0; for (var f : fs) sum += f.get();
            System.out.println(sum + " " + list.size() + " " + fs.get(3).state() + " " + fs.get(5).resultNow());
        }
        Thread v = Thread.ofVirtual().name("vt").unstarted(() -> LockSupport.park());
        System.out.println(v.getState() + " " + v.isDaemon() + " " + v.getPriority() + " " + v.getThreadGroup().getName() + " " + v.isVirtual());
        v.start(); while (v.getState() != Thread.State.WAITING) Thread.sleep(1);
        System.out.println(v.getState() + " " + v.getStackTrace().length + " " + v.join(Duration.ofMillis(10)));
        v.interrupt(); v.join();
        System.out.println(v.getState() + " " + v.isAlive() + " " + v.isInterrupted());
        try { v.setDaemon(false); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        ThreadLocal<Integer> tl = ThreadLocal.withInitial(() -> 7);
        InheritableThreadLocal<String> itl = new InheritableThreadLocal<>(); itl.set("inherit");
        Thread.ofVirtual().start(() -> System.out.println(tl.get() + itl.get())).join();
        Thread.ofVirtual().inheritInheritableThreadLocals(false).start(() -> System.out.println(itl.get())).join();
        Thread.ofVirtual().uncaughtExceptionHandler((t, e) -> System.out.println("handler " + e.getMessage())).start(() -> { throw new RuntimeException("boom"); }).join();
        ReentrantLock lock = new ReentrantLock(); Condition c = lock.newCondition(); AtomicInteger n = new AtomicInteger();
        List<Thread> ts = IntStream.range(0, 10).mapToObj(i -> Thread.startVirtualThread(() -> { lock.lock(); try { while (n.get() != i) c.awaitUninterruptibly(); n.incrementAndGet(); c.signalAll(); } finally { lock.unlock(); } })).toList();
        for (Thread t : ts) t.join();
        System.out.println(n);
        SynchronousQueue<Integer> q = new SynchronousQueue<>(); Exchanger<String> x = new Exchanger<>();
        Thread p = Thread.startVirtualThread(() -> { try { for (int i = 0; i < 100; i++) q.put(i); x.exchange("from p"); } catch (InterruptedException e) { } });
        int s = 0; for (int i = 0; i < 100; i++) s += q.take();
        System.out.println(s + x.exchange("from main")); p.join();
        Semaphore sem = new Semaphore(3); Phaser ph = new Phaser(1); AtomicInteger max = new AtomicInteger(), cur = new AtomicInteger();
        for (int i = 0; i < 20; i++) { ph.register(); Thread.startVirtualThread(() -> { try { sem.acquire(); max.accumulateAndGet(cur.incrementAndGet(), Math::max); Thread.sleep(2); cur.decrementAndGet(); sem.release(); } catch (InterruptedException e) { } ph.arriveAndDeregister(); }); }
        ph.arriveAndAwaitAdvance(); System.out.println(max);
        CompletableFuture<String> cf = CompletableFuture.supplyAsync(() -> "cf", Executors.newVirtualThreadPerTaskExecutor()).orTimeout(5, TimeUnit.SECONDS).thenCombine(CompletableFuture.completedFuture("!"), String::concat);
        System.out.println(cf.get() + cf.state() + cf.resultNow());
        System.out.println(Thread.ofPlatform().name("p-", 5).daemon().factory().newThread(() -> { }).getName() + " " + Thread.currentThread().threadId());
        Object mon = new Object(); boolean[] done = new boolean[1];
        Thread w = Thread.startVirtualThread(() -> { synchronized (mon) { while (!done[0]) try { mon.wait(); } catch (InterruptedException e) { } System.out.println("notified"); } });
        while (w.getState() != Thread.State.WAITING) Thread.sleep(1);
        synchronized (mon) { done[0] = true; mon.notifyAll(); } w.join();
        Thread tw = Thread.startVirtualThread(() -> { synchronized (mon) { try { mon.wait(20); System.out.println("timed out"); mon.wait(); } catch (InterruptedException e) { System.out.println("interrupted " + Thread.currentThread().isInterrupted()); } } });
        while (tw.getState() != Thread.State.WAITING) Thread.sleep(1);
        tw.interrupt(); tw.join();
        ForkJoinPool fj = new ForkJoinPool(3);
        System.out.println(fj.submit(() -> IntStream.rangeClosed(1, 1000).parallel().sum()).get()); fj.close();
    }

    public static void main(String[] args) throws Throwable {
        virtual();
    }
}
