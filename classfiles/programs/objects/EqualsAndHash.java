import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** equals and hashCode: identity by default, stable identity hashes, contracts in collections, hashes of the library's classes. */
public class EqualsAndHash {
  static class Plain {}
  static class Key {
    final int a; final String b;
    Key(int a, String b) { this.a = a; this.b = b; }
    @Override public boolean equals(Object o) { return o instanceof Key && ((Key) o).a == a && Objects.equals(((Key) o).b, b); }
    @Override public int hashCode() { return 31 * a + Objects.hashCode(b); }
  }
  static class Colliding {
    final int n;
    Colliding(int n) { this.n = n; }
    @Override public boolean equals(Object o) { return o instanceof Colliding && ((Colliding) o).n == n; }
    @Override public int hashCode() { return 1; }
  }
  static class ColoredKey extends Key { ColoredKey(int a) { super(a, "c"); } }

  public static void main(String[] args) {
    Plain p = new Plain(), q = new Plain();
    System.out.println(p.equals(p) + " " + p.equals(q) + " " + p.equals(null));
    int before = p.hashCode(), system = System.identityHashCode(p);
    for (int i = 0; i < 5; i++) System.gc();
    System.out.println((before == p.hashCode()) + " " + (before == system) + " " + (System.identityHashCode(null) == 0));
    Set<Integer> hashes = new HashSet<>();
    Plain[] keep = new Plain[1000];
    for (int i = 0; i < 1000; i++) hashes.add((keep[i] = new Plain()).hashCode());
    System.out.println(hashes.size() > 990);
    Map<Plain, Integer> identity = new HashMap<>();
    for (int i = 0; i < 1000; i++) identity.put(keep[i], i);
    System.gc();
    int found = 0;
    for (int i = 0; i < 1000; i++) if (identity.get(keep[i]) == i) found++;
    System.out.println(found);
    Map<Key, String> map = new HashMap<>();
    map.put(new Key(1, "x"), "first");
    map.put(new Key(1, null), "second");
    System.out.println(map.get(new Key(1, "x")) + " " + map.get(new Key(1, null)) + " " + map.get(new Key(2, "x")) + " " + new Key(1, "c").equals(new ColoredKey(1)));
    Map<Colliding, Integer> colliding = new HashMap<>();
    for (int i = 0; i < 200; i++) colliding.put(new Colliding(i % 50), i);
    System.out.println(colliding.size() + " " + colliding.get(new Colliding(7)) + " " + colliding.remove(new Colliding(7)) + " " + colliding.get(new Colliding(7)));
    System.out.println("hello".hashCode() + " " + "".hashCode() + " " + Integer.valueOf(-5).hashCode() + " " + Long.valueOf(1L << 33).hashCode() + " " + Double.valueOf(1.5).hashCode() + " " + Float.valueOf(1.5f).hashCode());
    System.out.println(Boolean.TRUE.hashCode() + " " + Character.valueOf('a').hashCode() + " " + Arrays.hashCode(new int[] {1, 2, 3}) + " " + Arrays.asList(1, 2, 3).hashCode() + " " + Objects.hash(1, 2, 3));
    System.out.println(Set.of(1, 2, 3).hashCode() + " " + Map.of("a", 1).hashCode() + " " + Arrays.deepHashCode(new Object[] {1, new int[] {2}}) + " " + Map.entry("k", "v").hashCode());
    System.out.println(Integer.valueOf(1).equals(1L) + " " + Long.valueOf(1).equals(1L) + " " + new int[] {1}.equals(new int[] {1}) + " " + Arrays.equals(new int[] {1}, new int[] {1}));
    System.out.println(p.toString().equals("EqualsAndHash$Plain@" + Integer.toHexString(p.hashCode())));
  }
}
