// args: 3000
import java.util.HashMap;
import java.util.Map;

/** HashMap of Integer and String keys: boxing, hashing, virtual calls into the library. */
public final class HashMaps {
  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    long sum = 0;
    for (int round = 0; round < 5; round++) {
      Map<Integer, Integer> numbers = new HashMap<>();
      for (int i = 0; i < n; i++) numbers.merge(i * 7919 % (n / 2 + 1), i, Integer::sum);
      for (Map.Entry<Integer, Integer> e : numbers.entrySet()) sum = sum * 31 + e.getKey() + e.getValue();
      Map<String, Integer> words = new HashMap<>();
      for (int i = 0; i < n; i++) {
        String key = "k" + i % 1000;
        Integer old = words.get(key);
        words.put(key, old == null ? 1 : old + 1);
      }
      for (int v : words.values()) sum += v;
      for (int i = 0; i < n; i += 3) numbers.remove(i);
      sum += numbers.size();
    }
    System.out.println(sum);
  }
}
