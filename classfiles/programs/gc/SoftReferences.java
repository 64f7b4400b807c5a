// vm: -Xmx32m
// stress: no (fills the heap)
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;

/** Soft references: they stay as long as there is room, and are all cleared before an OutOfMemoryError. */
public class SoftReferences {
  public static void main(String[] args) throws Exception {
    ReferenceQueue<byte[]> queue = new ReferenceQueue<>();
    List<SoftReference<byte[]>> soft = new ArrayList<>();
    byte[] strong = new byte[1000];
    for (int i = 0; i < 10; i++) soft.add(new SoftReference<>(i == 3 ? strong : new byte[1000 + i], queue));
    System.gc();
    int alive = 0;
    for (SoftReference<byte[]> s : soft) if (s.get() != null) alive++;
    System.out.println(alive);
    boolean error = false;
    try {
      List<byte[]> fill = new ArrayList<>();
      for (;;) fill.add(new byte[50_000]);
    } catch (OutOfMemoryError e) {
      error = true;
    }
    alive = 0;
    for (SoftReference<byte[]> s : soft) if (s.get() != null) alive++;
    System.out.println(error + " " + alive + " " + (soft.get(3).get() == strong));
    int queued = 0;
    while (queued < 9 && queue.remove(5000) != null) queued++;
    System.out.println(queued + " " + queue.poll());
    // A cache larger than the heap.
    List<SoftReference<byte[]>> cache = new ArrayList<>();
    for (int i = 0; i < 1000; i++) cache.add(new SoftReference<>(new byte[100_000]));
    int gone = 0;
    for (SoftReference<byte[]> s : cache) if (s.get() == null) gone++;
    System.out.println(gone > 500);
  }
}
