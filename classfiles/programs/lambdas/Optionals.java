import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/** Optional and its primitive relatives. */
public class Optionals {
  static Optional<Integer> parse(String s) {
    try {
      return Optional.of(Integer.parseInt(s));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  public static void main(String[] args) {
    System.out.println(parse("12") + " " + parse("x") + " " + parse("5").map(i -> i * 2).orElse(-1) + " " + parse("y").map(i -> i * 2).orElse(-1) + " " + parse("").orElseGet(() -> 99));
    System.out.println(parse("3").flatMap(i -> parse(i + "4")).get() + " " + parse("3").filter(i -> i > 5).isPresent() + " " + parse("3").isEmpty() + " " + parse("x").or(() -> parse("8")).get() + " " + parse("6").stream().count());
    parse("7").ifPresent(i -> System.out.print("present " + i + " "));
    parse("z").ifPresentOrElse(i -> System.out.println(i), () -> System.out.println("absent"));
    try {
      parse("q").get();
    } catch (NoSuchElementException e) {
      System.out.println(e.getMessage());
    }
    try {
      parse("q").orElseThrow(() -> new IllegalStateException("mine"));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      Optional.of(null);
    } catch (NullPointerException e) {
      System.out.println("no null");
    }
    System.out.println(Optional.ofNullable(null) + " " + Optional.of("a").equals(Optional.of("a")) + " " + Optional.of("a").hashCode() + " " + OptionalInt.of(3) + " " + OptionalInt.empty().orElse(4) + " " + (Optional.empty() == Optional.empty()));
  }
}
