import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The maps through the Map interface. */
public class HashMapOps {
  static void exercise(Map<String, Integer> map) {
    String name = map.getClass().getSimpleName();
    for (String w : "the quick brown fox jumps over the lazy dog and the cat".split(" ")) map.merge(w, 1, Integer::sum);
    System.out.println(name + " " + map.size() + " " + map.get("the") + map.get("none") + map.containsKey("fox") + map.containsValue(3) + map.getOrDefault("cow", -1) + map.put("fox", 9) + map.put("cow", 7) + map.remove("dog") + map.remove("none"));
    System.out.println(map.putIfAbsent("fox", 1) + " " + map.putIfAbsent("hen", 2) + " " + map.computeIfAbsent("owl", String::length) + map.computeIfPresent("owl", (k, v) -> v * 2) + map.computeIfPresent("zzz", (k, v) -> v) + map.compute("fox", (k, v) -> v == null ? 0 : v + 1) + map.compute("cow", (k, v) -> null) + map.replace("hen", 5) + map.replace("hen", 5, 6) + map.remove("hen", 1));
    List<String> keys = new ArrayList<>(map.keySet());
    Collections.sort(keys);
    System.out.println(keys + " " + map.hashCode() + " " + map.equals(new HashMap<>(map)));
    map.keySet().removeIf(k -> k.length() > 4);
    map.values().removeIf(v -> v == 1);
    map.entrySet().forEach(e -> e.setValue(e.getValue() * 10));
    map.replaceAll((k, v) -> v + k.length());
    System.out.println(new TreeMap<>(map));
    int total = 0;
    for (Map.Entry<String, Integer> e : map.entrySet()) total += e.getKey().hashCode() * e.getValue();
    System.out.println(total);
    map.clear();
    System.out.println(map + " " + map.isEmpty());
  }

  public static void main(String[] args) {
    exercise(new HashMap<>());
    exercise(new LinkedHashMap<>());
    exercise(new TreeMap<>());
    exercise(new Hashtable<>());
    exercise(new ConcurrentHashMap<>());
    Map<Integer, Integer> big = new HashMap<>();
    for (int i = 0; i < 20000; i++) big.merge(i * 31 % 5003, i, Integer::sum);
    long sum = 0;
    for (Map.Entry<Integer, Integer> e : big.entrySet()) sum = sum * 31 + e.getKey() * 7 + e.getValue();
    System.out.println(big.size() + " " + sum);
    System.out.println(new HashMap<>(Map.of("one", 1)) + " " + new LinkedHashMap<>(Map.of("k", "v")).entrySet());
    Map<String, String> order = new HashMap<>();
    for (String s : "zeta alpha Mid beta 9 10 _x".split(" ")) order.put(s, s.toUpperCase());
    System.out.println(order);
    Map<Object, String> nulls = new HashMap<>();
    nulls.put(null, "null key");
    nulls.put("k", null);
    System.out.println(nulls.get(null) + nulls.get("k") + nulls.containsKey("k") + nulls.size() + nulls);
    for (Map<String, String> m : List.<Map<String, String>>of(new TreeMap<>(), new ConcurrentHashMap<>(), new Hashtable<>())) {
      try {
        m.put(null, "x");
        System.out.println("accepted");
      } catch (NullPointerException e) {
        System.out.println(m.getClass().getSimpleName() + " refuses null");
      }
    }
    LinkedHashMap<Integer, String> lru = new LinkedHashMap<>(16, 0.75f, true) { @Override protected boolean removeEldestEntry(Map.Entry<Integer, String> e) { return size() > 3; } };
    for (int i = 0; i < 5; i++) { lru.put(i, "v" + i); lru.get(2); }
    System.out.println(lru);
    IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
    identity.put("a", 1);
    identity.put(new String("a"), 2);
    System.out.println(identity.size() + " " + identity.get("a"));
    Map<String, List<Integer>> multi = new TreeMap<>();
    for (int i = 0; i < 10; i++) multi.computeIfAbsent(i % 3 == 0 ? "fizz" : "other", k -> new ArrayList<>()).add(i);
    System.out.println(multi);
    Map<Long, Double> boxed = new HashMap<>();
    for (long l = 0; l < 100; l++) boxed.put(l << 32 | l, l / 3.0);
    System.out.println(boxed.get(5L << 32 | 5) + " " + boxed.get(5L) + " " + boxed.size());
  }
}
