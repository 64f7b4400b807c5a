import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Identity hashes are stable across collections, also of locked objects and of arrays. */
public class IdentityHashes {
  public static void main(String[] args) {
    Object[] objects = new Object[500];
    int[] hashes = new int[500];
    for (int i = 0; i < 500; i++) {
      objects[i] = i % 3 == 0 ? new Object() : i % 3 == 1 ? new int[i] : "s" + i;
      if (i % 2 == 0) hashes[i] = System.identityHashCode(objects[i]);
    }
    IdentityHashMap<Object, Integer> map = new IdentityHashMap<>();
    for (int i = 0; i < 500; i++) map.put(objects[i], i);
    for (int i = 1; i < 500; i += 2) hashes[i] = System.identityHashCode(objects[i]);
    for (int round = 0; round < 4; round++) {
      System.gc();
      for (int i = 0; i < 3000; i++) { Object[] garbage = new Object[20]; garbage[0] = garbage; }
    }
    int same = 0, found = 0;
    for (int i = 0; i < 500; i++) {
      if (System.identityHashCode(objects[i]) == hashes[i]) same++;
      Integer at = map.get(objects[i]);
      if (at != null && at == i) found++;
    }
    System.out.println(same + " " + found);
    Object lock = new Object();
    synchronized (lock) {
      int h = lock.hashCode();
      synchronized (lock) {
        System.gc();
        System.out.println(h == lock.hashCode());
      }
    }
    Object early = new Object();
    int h = early.hashCode();
    synchronized (early) {
      System.gc();
      System.out.println(h == early.hashCode());
    }
    System.out.println(h == early.hashCode());
    Set<Integer> positive = new HashSet<>();
    for (int v : hashes) if (v >= 0) positive.add(v);
    System.out.println(positive.size() > 480);
  }
}
