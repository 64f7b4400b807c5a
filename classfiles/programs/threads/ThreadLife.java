// exit: 1
import java.util.*; import java.util.concurrent.*; import java.util.concurrent.locks.*;
/** States, waits, interrupts, stops, traces and ends of threads. */
public class ThreadLife {
  interface A { void run() throws Throwable; }
  static int n;
  static void t(A a) { n++; try { a.run(); System.out.println(n + " none"); } catch (Throwable t) { System.out.println(n+" "+t); } }
  static Thread.State await(Thread t, Thread.State s) throws Exception { for (int i = 0; i < 500 && t.getState() != s; i++) Thread.sleep(2); return t.getState(); }
  public static void main(String[] a) throws Throwable {
    t(() -> Thread.sleep(-1));
    t(() -> Thread.sleep(1, 1000000));
    t(() -> Thread.sleep(0));
    t(() -> { Thread.currentThread().interrupt(); Thread.sleep(0); });
    t(() -> { Thread.currentThread().interrupt(); Thread.sleep(10); });
    t(() -> { Thread.currentThread().interrupt(); System.out.println(Thread.interrupted() + " " + Thread.interrupted()); });
    t(() -> { Thread.currentThread().interrupt(); synchronized (a) { a.wait(10); } });
    t(() -> { Thread.currentThread().interrupt(); a.wait(10); });
    System.out.println(Thread.interrupted());
    t(() -> a.wait(-1));
    t(() -> a.wait(1, -1));
    t(() -> a.notify());
    t(() -> a.notifyAll());
    t(() -> { synchronized (a) { a.wait(5); } });
    t(() -> { synchronized (a) { a.wait(0, 1); } });
    t(() -> { Thread x = new Thread(() -> {}); x.start(); x.start(); });
    t(() -> { Thread x = new Thread(() -> {}); x.start(); x.join(); System.out.println(x.getState() + " " + x.isAlive()); x.start(); });
    t(() -> System.out.println(Thread.holdsLock(a)));
    t(() -> { synchronized (a) { System.out.println(Thread.holdsLock(a)); } });
    t(() -> Thread.holdsLock(null));
    t(() -> Thread.currentThread().setPriority(11));
    t(() -> { Thread.currentThread().setPriority(7); System.out.println(Thread.currentThread()); });
    t(() -> { Thread.currentThread().setDaemon(true); });
    t(() -> { Thread.currentThread().stop(); });
    t(() -> { new Thread(() -> {}).stop(); });
    t(() -> { Thread x = new Thread(() -> { LockSupport.park(); }); System.out.println(x.getState()); x.start(); System.out.println(await(x, Thread.State.WAITING)); LockSupport.unpark(x); x.join(); System.out.println(x.getState()); });
    t(() -> { Thread x = new Thread(() -> { LockSupport.parkNanos(10_000_000_000L); System.out.println(Thread.currentThread().isInterrupted()); }); x.start(); System.out.println(await(x, Thread.State.TIMED_WAITING)); x.interrupt(); x.join(); System.out.println(x.getState()); });
    t(() -> { Thread x = new Thread(() -> { synchronized (a) { } }); synchronized (a) { x.start(); System.out.println(await(x, Thread.State.BLOCKED)); } x.join(); System.out.println(x.getState()); });
    t(() -> { Thread x = new Thread(() -> { synchronized (a) { try { a.wait(); } catch (InterruptedException e) { System.out.println(e + " " + Thread.currentThread().isInterrupted()); } } }); x.start(); System.out.println(await(x, Thread.State.WAITING)); x.interrupt(); x.join(); });
    t(() -> { Thread x = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { System.out.println(e + " " + Thread.currentThread().isInterrupted()); } }); x.start(); System.out.println(await(x, Thread.State.TIMED_WAITING)); x.interrupt(); x.join(); });
    t(() -> { LockSupport.unpark(Thread.currentThread()); LockSupport.unpark(Thread.currentThread()); long s = System.nanoTime(); LockSupport.park(); LockSupport.parkNanos(20_000_000); System.out.println(System.nanoTime() - s >= 19_000_000); });
    t(() -> { long s = System.currentTimeMillis(); LockSupport.parkUntil(s + 30); long d = System.currentTimeMillis() - s; System.out.println(d >= 29 && d < 300); LockSupport.parkUntil(5); LockSupport.parkNanos(-4); });
    t(() -> { Object b = new Object(); Thread x = new Thread(() -> LockSupport.park(b)); x.start(); await(x, Thread.State.WAITING); System.out.println(LockSupport.getBlocker(x) == b); LockSupport.unpark(x); x.join(); });
    t(() -> { Thread x = new Thread(() -> { throw new IllegalStateException("boom"); }, "thrower"); x.setUncaughtExceptionHandler((th, e) -> System.out.println(th.getName() + " " + e)); x.start(); x.join(); });
    t(() -> { Thread x = new Thread(() -> { throw new IllegalStateException("boom"); }, "thrower"); x.setUncaughtExceptionHandler((th, e) -> { throw new RuntimeException("again"); }); x.start(); x.join(); });
    t(() -> { Thread[] ts = new Thread[20]; int k = Thread.enumerate(ts); for (int i = 0; i < k; i++) System.out.println(ts[i]); System.out.println(Thread.activeCount()); });
    t(() -> { ThreadGroup g = Thread.currentThread().getThreadGroup(); while (g.getParent() != null) g = g.getParent(); Thread[] ts = new Thread[20]; int k = g.enumerate(ts); TreeSet<String> s = new TreeSet<>(); for (int i = 0; i < k; i++) s.add(ts[i].getName() + ts[i].isDaemon() + ts[i].getPriority() + ts[i].getThreadGroup().getName()); System.out.println(s); });
    t(() -> { Map<Thread, StackTraceElement[]> m = Thread.getAllStackTraces(); TreeSet<String> s = new TreeSet<>(); for (var e : m.entrySet()) s.add(e.getKey().getName() + " " + e.getKey().getState() + " " + (e.getValue().length > 0 ? e.getValue()[0] : "")); for (String x : s) System.out.println(x); });
    t(() -> { Thread x = new Thread(() -> { synchronized (a) { try { a.wait(); } catch (InterruptedException e) { } } }); x.start(); await(x, Thread.State.WAITING); for (StackTraceElement e : x.getStackTrace()) System.out.println("  " + e.toString().replaceAll("Lambda.*run", "Lambda.run")); x.interrupt(); x.join(); System.out.println(x.getStackTrace().length); });
    t(() -> { System.out.println(Thread.currentThread().getStackTrace()[0] + " " + Thread.currentThread().getStackTrace()[1]); });
    t(() -> { Thread x = new Thread(null, () -> { int d = depth(0); System.out.println(d > 5000); }, "deep", 16 << 20); x.start(); x.join(); });
    t(() -> { System.out.println(Thread.currentThread().getId() + " " + new Thread().getId()); });
    t(() -> { System.out.println(new Thread().getName() + " " + new Thread()); });
    t(() -> { Exchanger<String> e = new Exchanger<>(); Thread x = new Thread(() -> { try { System.out.println("x " + e.exchange("fromx")); } catch (InterruptedException i) {} }); x.start(); String s = e.exchange("frommain"); x.join(); System.out.println("m " + s); });
    t(() -> { Object o = new Object(); int h = o.hashCode(); synchronized (o) { o.wait(1); } System.out.println(h == o.hashCode() && h == System.identityHashCode(o) && h != 0); });
    t(() -> { CyclicBarrier b = new CyclicBarrier(3); Thread[] x = new Thread[3]; for (int i = 0; i < 3; i++) { (x[i] = new Thread(() -> { try { b.await(); } catch (Exception e) { System.out.println(e); } })).start(); } for (Thread y : x) y.join(); System.out.println(b.isBroken()); });
    t(() -> { Semaphore s = new Semaphore(0); System.out.println(s.tryAcquire(20, TimeUnit.MILLISECONDS)); });
    t(() -> { Thread x = new Thread(() -> { while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait(); System.out.println("spun"); }); x.start(); Thread.sleep(20); x.interrupt(); x.join(); });
    t(() -> { Timer t = new Timer(true); CountDownLatch l = new CountDownLatch(3); t.schedule(new TimerTask() { public void run() { l.countDown(); } }, 5, 5); System.out.println(l.await(5, TimeUnit.SECONDS)); t.cancel(); });
    t(() -> { var p = new ForkJoinPool(3); System.out.println(p.submit(() -> java.util.stream.IntStream.range(0, 10000).parallel().sum()).get()); p.shutdown(); System.out.println(p.awaitTermination(3, TimeUnit.SECONDS)); });
    t(() -> { CompletableFuture<String> f = CompletableFuture.supplyAsync(() -> "a").thenApplyAsync(s -> s + "b").orTimeout(3, TimeUnit.SECONDS); System.out.println(f.get()); });
    t(() -> { CompletableFuture<String> f = new CompletableFuture<String>().orTimeout(10, TimeUnit.MILLISECONDS); f.get(); });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    Thread d = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) {} System.out.println("never"); }); d.setDaemon(true); d.start();
    Thread nd = new Thread(() -> { try { Thread.sleep(50); } catch (InterruptedException e) {} System.out.println("last"); }); nd.start();
    throw new Exception("end of main");
  }
  static int depth(int d) { try { return depth(d + 1); } catch (StackOverflowError e) { return d; } }
}
