import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** WeakHashMap with values that refer to other keys, ThreadLocals that nobody needs any more, class values, interned strings. */
public class WeakMaps {
  static final Map<Object, Object> map = new WeakHashMap<>();

  static List<Object> fill() {
    List<Object> kept = new ArrayList<>();
    Object previous = null;
    for (int i = 0; i < 200; i++) {
      Object key = new int[] {i};
      map.put(key, previous == null ? "first" : previous);
      if (i % 50 == 49) kept.add(key);
      // Chains of ten: a value keeps the key before it alive.
      previous = i % 10 == 9 ? null : key;
    }
    return kept;
  }

  static WeakReference<Object> threadLocal() {
    ThreadLocal<Object> local = new ThreadLocal<>();
    Object value = new Object();
    local.set(value);
    return new WeakReference<>(value);
  }

  public static void main(String[] args) throws Exception {
    List<Object> kept = fill();
    for (int i = 0; i < 100 && map.size() > 40; i++) { System.gc(); Thread.sleep(1); }
    System.out.println(map.size() + " " + kept.size());
    int chain = 0;
    for (Object o = kept.get(0); o instanceof int[]; o = map.get(o)) chain++;
    System.out.println(chain);
    WeakReference<Object> value = threadLocal();
    // The entry goes when the map of the thread is cleaned up.
    for (int i = 0; i < 100 && value.get() != null; i++) {
      System.gc();
      for (int k = 0; k < 64; k++) new ThreadLocal<Integer>().set(k);
    }
    System.out.println(value.get());
    Thread t = new Thread(() -> { new ThreadLocal<Object>().set(new byte[1000]); });
    t.start();
    t.join();
    WeakReference<Thread> thread = new WeakReference<>(t);
    t = null;
    for (int i = 0; i < 100 && thread.get() != null; i++) { System.gc(); Thread.sleep(1); }
    System.out.println(thread.get());
    String a = new String(new char[] {'w', 'e', 'a', 'k', '1'}).intern();
    int hash = System.identityHashCode(a);
    for (int i = 0; i < 5; i++) System.gc();
    System.out.println((a == new StringBuilder("weak").append(1).toString().intern()) + " " + (hash == System.identityHashCode(a)));
    WeakReference<String> lost = new WeakReference<>(new StringBuilder("lost").append(2).toString().intern());
    for (int i = 0; i < 100 && lost.get() != null; i++) System.gc();
    System.out.println(lost.get() + " " + ("lost" + (args.length + 2)).intern());
  }
}
