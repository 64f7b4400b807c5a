import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** toString, hashCode and equals of records as the JDK makes them. */
public class RecordMethods {
  record Empty() { }
  record One(int x) { }
  record All(boolean z, byte b, short s, char c, int i, long l, float f, double d, String t, Object o, int[] a) { }
  record Pair<A, B>(A first, B second) { }
  record Custom(int a, int b) { @Override public String toString() { return "custom " + a; } @Override public int hashCode() { return 1; } }
  record Wrapped(List<String> list, Pair<One, Empty> pair) { Wrapped { list = List.copyOf(list); } int size() { return list.size(); } static Wrapped of(String... s) { return new Wrapped(List.of(s), new Pair<>(new One(s.length), new Empty())); } }
  record Noisy(Loud a, Loud b) { }
  record Many(int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int a10, long b1, long b2, long b3, long b4, String c1, String c2) { }
  interface Named { String name(); default String hello() { return "hello " + name(); } }
  record Person(String name, int age) implements Named, Comparable<Person> { public int compareTo(Person o) { return Integer.compare(age, o.age); } }
  record Self(Object o) { }

  static class Loud {
    final String n;
    Loud(String n) { this.n = n; }
    @Override public boolean equals(Object o) { System.out.print("eq" + n + " "); return o instanceof Loud; }
    @Override public int hashCode() { System.out.print("hash" + n + " "); return n.hashCode(); }
    @Override public String toString() { System.out.print("str" + n + " "); return n; }
  }

  static All all(float f, double d) { return new All(true, (byte) -1, (short) 2, 'c', 4, 5L << 33, f, d, "t", null, null); }

  public static void main(String[] args) {
    System.out.println(new Empty() + " " + new Empty().hashCode() + " " + new Empty().equals(new Empty()) + " " + new Empty().equals(null));
    System.out.println(new One(-5) + " " + new One(-5).hashCode() + " " + new One(7).equals(new One(7)) + new One(7).equals(new One(8)) + new One(7).equals("7"));
    All a = all(1.5f, -2.5), b = all(1.5f, -2.5);
    System.out.println(a + " " + a.hashCode() + " " + a.equals(b) + " " + a.equals(all(1.5f, 2.5)) + " " + a.equals(a));
    System.out.println(all(Float.NaN, 0.0).equals(all(Float.NaN, 0.0)) + " " + all(0f, 0.0).equals(all(-0f, 0.0)) + " " + all(0f, 0.0).equals(all(0f, -0.0)) + " " + all(0f, Double.NaN).equals(all(0f, Double.NaN)));
    int[] array = {1};
    System.out.println(new All(false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0, null, "o", array).equals(new All(false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0, null, "o", array.clone())) + " " + new Pair<>(null, null) + new Pair<>(null, null).hashCode() + new Pair<>(null, 1).equals(new Pair<>(null, 1)));
    System.out.println(new Pair<>("a", new Pair<>(1, List.of(2L))) + " " + new Pair<>("a", 'b').hashCode());
    System.out.println(new Custom(1, 2) + " " + new Custom(1, 2).hashCode() + " " + new Custom(1, 2).equals(new Custom(1, 2)));
    Wrapped w = Wrapped.of("x", "y");
    System.out.println(w + " " + w.hashCode() + " " + w.size() + " " + w.equals(Wrapped.of("x", "y")));
    Noisy n = new Noisy(new Loud("A"), new Loud("B")), m = new Noisy(new Loud("C"), new Loud("D"));
    System.out.println(n.equals(m));
    System.out.println(n.hashCode());
    System.out.println(n.toString());
    System.out.println(n.equals(n));
    Many many = new Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1L << 60, -1L, 0, 3, "", "\u20ac");
    System.out.println(many + " " + many.hashCode() + " " + many.equals(new Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1L << 60, -1L, 0, 3, "", "\u20ac")) + many.equals(new Many(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1L << 60, -1L, 0, 3, "", "\u20ac")));
    record Local(String text, double value) { }
    System.out.println(new Local("l", 1e100) + " " + new Local("l", 0).hashCode());
    List<Person> people = new ArrayList<>(List.of(new Person("Ann", 40), new Person("Bob", 30)));
    people.sort(null);
    System.out.println(people + " " + people.get(0).hello());
    Set<Object> set = new HashSet<>();
    for (int i = 0; i < 5000; i++) { set.add(new Pair<>(i % 50, "s" + i % 20)); set.add(new One(i % 10)); }
    System.out.println(set.size() + " " + set.contains(new Pair<>(49, "s9")) + " " + set.contains(new Pair<>(49, "s8")));
    Object[] holder = new Object[1];
    Self self = new Self(holder);
    System.out.println(self.equals(new Self(holder)) + " " + (self.hashCode() == holder.hashCode()));
    try {
      Object o = new Self(new Object() { @Override public String toString() { throw new IllegalStateException("component"); } }).toString();
      System.out.println(o);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + " " + e.getStackTrace()[1].getMethodName());
    }
  }
}
