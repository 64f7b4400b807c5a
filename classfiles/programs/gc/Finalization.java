// vm: -Xmx200m
// stress: no (fills the heap)
import java.lang.ref.*; import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*;
/** Finalizers, cleaners, references of all kinds, a full heap. */
public class Finalization {
  static AtomicInteger fin = new AtomicInteger(); static Object saved;
  static class F { int n; F(int n) { this.n = n; } protected void finalize() { fin.incrementAndGet(); } }
  static class Res { protected void finalize() { saved = this; } }
  static class Thrower { Thrower(boolean t) { if (t) throw new RuntimeException("ctor"); } protected void finalize() { fin.incrementAndGet(); throw new RuntimeException("ignored"); } }
  static class Empty { protected void finalize() { } }
  static void make(int k) { for (int i = 0; i < k; i++) new F(i); }
  static void waitFor(BooleanSupplier2 b) throws Exception { for (int i = 0; i < 200 && !b.get(); i++) { System.gc(); System.runFinalization(); Thread.sleep(5); } }
  interface BooleanSupplier2 { boolean get(); }
  static Object mk(AtomicInteger c, Cleaner cl) { Object o = new Object(); cl.register(o, c::incrementAndGet); return o; }
  public static void main(String[] a) throws Exception {
    make(100); waitFor(() -> fin.get() == 100); System.out.println(fin.get());
    new Res(); waitFor(() -> saved != null); System.out.println(saved != null); saved = null; System.gc(); System.runFinalization(); System.out.println(saved);
    fin.set(0); new Thrower(false); try { new Thrower(true); } catch (RuntimeException e) { System.out.println(e.getMessage()); } waitFor(() -> fin.get() == 2); System.out.println(fin.get());
    new Empty();
    Cleaner cl = Cleaner.create(); AtomicInteger c = new AtomicInteger(); Object o = mk(c, cl); mk(c, cl); waitFor(() -> c.get() == 1); System.out.println(c.get()); Reference.reachabilityFence(o); o = null; waitFor(() -> c.get() == 2); System.out.println(c.get());
    SoftReference<byte[]> soft = new SoftReference<>(new byte[1 << 20]); System.gc(); System.out.println(soft.get() != null);
    List<Object> l = new ArrayList<>(); try { while (true) l.add(new byte[4 << 20]); } catch (OutOfMemoryError e) { l = null; System.out.println("oom " + (soft.get() == null)); }
    ReferenceQueue<Object> q = new ReferenceQueue<>(); PhantomReference<Object> p = new PhantomReference<>(new F(1), q); waitFor(() -> q.poll() == p); System.out.println(p.get() + " " + p.isEnqueued() + " " + p.refersTo(null));
    WeakReference<Object> w = new WeakReference<>(new Object()); System.out.println(w.enqueue() + " " + w.get()); 
    WeakReference<Object> w2 = new WeakReference<>(new Object(), q); System.out.println(w2.enqueue() + " " + w2.enqueue() + " " + (q.remove() == w2) + " " + w2.get() + q.poll());
    try { q.remove(-1); } catch (IllegalArgumentException e) { System.out.println(e); }
    System.out.println(q.remove(5));
    try { w.getClass().getMethod("clone"); } catch (NoSuchMethodException e) { System.out.println("no clone"); }
    Map<Object, Object> wm = new WeakHashMap<>(); for (int i = 0; i < 50; i++) wm.put(new Object(), i); waitFor(() -> wm.isEmpty()); System.out.println(wm.size());
    ThreadLocal<Object> tl = ThreadLocal.withInitial(Object::new); System.out.println(tl.get() == tl.get());
    Runtime r = Runtime.getRuntime(); long before = r.totalMemory() - r.freeMemory(); byte[] big = new byte[8 << 20]; long after = r.totalMemory() - r.freeMemory(); System.out.println(after - before >= 8 << 20); big = null; System.gc(); System.out.println(r.totalMemory() - r.freeMemory() < after);
    long[][] g = new long[1000][]; for (int i = 0; i < 200000; i++) g[i % 1000] = new long[i % 300]; long s = 0; for (long[] x : g) s += x.length; System.out.println(s);
  }
}
