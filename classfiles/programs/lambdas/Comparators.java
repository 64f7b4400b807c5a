import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Comparators composed from keys, orders and null handling. */
public class Comparators {
  record Person(String name, int age, double height, String city) {}

  static void show(String title, List<Person> people, Comparator<? super Person> order) {
    List<Person> sorted = new ArrayList<>(people);
    sorted.sort(order);
    StringBuilder line = new StringBuilder(title);
    for (Person p : sorted) line.append(' ').append(p == null ? "null" : p.name());
    System.out.println(line);
  }

  public static void main(String[] args) {
    List<Person> people = List.of(new Person("Ann", 30, 1.7, "Rome"), new Person("bob", 25, 1.8, "Oslo"), new Person("Cid", 30, 1.6, null), new Person("dora", 41, 1.65, "Bonn"), new Person("Eve", 25, 1.75, "Oslo"), new Person("Al", 30, 1.7, "Kiel"));
    show("name", people, Comparator.comparing(Person::name));
    show("ignoring case", people, Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER));
    show("age, name down", people, Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder()));
    show("height", people, Comparator.comparingDouble(Person::height).thenComparing(p -> p.name().length()));
    show("city nulls first", people, Comparator.comparing(Person::city, Comparator.nullsFirst(Comparator.naturalOrder())));
    show("city nulls last", people, Comparator.comparing(Person::city, Comparator.nullsLast(Comparator.reverseOrder())).thenComparingInt(Person::age).reversed());
    List<Person> withNull = new ArrayList<>(people);
    withNull.add(null);
    show("null person", withNull, Comparator.nullsFirst(Comparator.comparingInt(Person::age)));
    Integer[] numbers = {5, 3, 8, 1, 9, 2, 7};
    Arrays.sort(numbers, Collections.reverseOrder());
    System.out.println(Arrays.toString(numbers));
    Arrays.sort(numbers, (a, b) -> a % 3 == b % 3 ? a - b : a % 3 - b % 3);
    System.out.println(Arrays.toString(numbers));
    TreeMap<String, Integer> byLength = new TreeMap<>(Comparator.comparing(String::length));
    for (String w : "a bb cc ddd e".split(" ")) byLength.merge(w, 1, Integer::sum);
    System.out.println(byLength);
    List<Integer> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) many.add((i * 7919) % 1009);
    many.sort(Comparator.comparing((Integer i) -> i % 10).thenComparing(Comparator.reverseOrder()));
    System.out.println(many.subList(0, 5) + " " + many.subList(995, 1000) + " " + many.hashCode());
    System.out.println(Collections.max(people, Comparator.comparing(Person::age)).name() + Collections.min(Arrays.asList(3, 1, 2)));
    List<Integer> broken = new ArrayList<>();
    for (int i = 0; i < 100; i++) broken.add(i * 37 % 101);
    try {
      broken.sort((a, b) -> a > 50 ? 1 : b > 50 ? 1 : -1);
      System.out.println("sorted somehow");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
