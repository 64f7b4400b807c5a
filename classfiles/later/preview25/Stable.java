// vm: --enable-preview
import java.util.*;

public class Stable {
  static int computed;
  static final StableValue<String> LATE = StableValue.of();

  public static void main(String[] args) {
    System.out.println(LATE + " " + LATE.isSet());
    System.out.println(LATE.orElseSet(() -> "set " + ++computed) + LATE.orElseSet(() -> "again " + ++computed));
    System.out.println(LATE.trySet("other") + " " + LATE.orElseThrow());
    var supplier = StableValue.supplier(() -> ++computed);
    System.out.println(supplier.get() + " " + supplier.get());
    List<Integer> squares = StableValue.list(5, i -> { computed++; return i * i; });
    System.out.println(squares.get(3) + " " + squares.get(3) + " " + computed + " " + squares);
    Map<String, Integer> lengths = StableValue.map(Set.of("a", "bb"), String::length);
    System.out.println(lengths.get("bb") + " " + lengths.get("c"));
    try {
      LATE.setOrThrow("third");
    } catch (IllegalStateException e) {
      System.out.println("set already");
    }
  }
}
