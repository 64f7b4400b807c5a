import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.WeakHashMap;

/** Weak, soft and phantom references, queues, WeakHashMap. */
public class References {
  static class Thing { final int n; Thing(int n) { this.n = n; } }

  static WeakReference<Thing> make(int n, ReferenceQueue<Thing> q) { return new WeakReference<>(new Thing(n), q); }

  public static void main(String[] args) throws InterruptedException {
    Thing strong = new Thing(1);
    ReferenceQueue<Thing> queue = new ReferenceQueue<>();
    WeakReference<Thing> kept = new WeakReference<>(strong, queue);
    List<WeakReference<Thing>> lost = new ArrayList<>();
    for (int i = 0; i < 10; i++) lost.add(make(i, queue));
    SoftReference<Thing> soft = new SoftReference<>(new Thing(2));
    PhantomReference<Thing> phantom = new PhantomReference<>(new Thing(3), queue);
    for (int i = 0; i < 3; i++) System.gc();
    int cleared = 0;
    for (WeakReference<Thing> w : lost) if (w.get() == null) cleared++;
    System.out.println(cleared + " " + (kept.get() == strong) + " " + (soft.get() != null) + " " + phantom.get());
    int queued = 0;
    boolean sawPhantom = false;
    Reference<?> r;
    while ((r = queue.remove(2000)) != null) {
      queued++;
      sawPhantom |= r == phantom;
      if (queued == 11) break;
    }
    System.out.println(queued + " " + sawPhantom + " " + kept.refersTo(strong) + " " + strong.n);
    WeakHashMap<Object, String> map = new WeakHashMap<>();
    Object key = new Object();
    map.put(key, "stays");
    for (int i = 0; i < 100; i++) map.put(new Object(), "goes " + i);
    for (int i = 0; i < 50 && map.size() > 1; i++) { System.gc(); Thread.sleep(1); }
    System.out.println(map.size() + " " + map.get(key));
    WeakReference<String> literal = new WeakReference<>("literal");
    System.gc();
    System.out.println(literal.get());
    kept.clear();
    System.out.println(kept.get() + " " + kept.enqueue() + " " + strong.n);
    Reference.reachabilityFence(strong);
  }
}
