import java.util.*;

public class StringMethods {
  public static void main(String[] args) {
    System.out.println("a,b;c".splitWithDelimiters("[,;]", 0).length + " " + Arrays.toString("a,b;c".splitWithDelimiters("[,;]", 2)));
    System.out.println("hello".indexOf('l', 0, 3) + " " + "hello".indexOf("l", 3, 5));
    StringBuilder sb = new StringBuilder();
    sb.repeat("ab", 3).repeat('-', 4).repeat(0x1F600, 1);
    System.out.println(sb);
    System.out.println(Character.isEmoji(0x1F600) + " " + Character.isEmojiPresentation('1'));
    System.out.println(Math.clamp(15L, 1, 10) + " " + Math.clamp(-2.5, -1.0, 1.0) + " " + Math.ceilDiv(7, 2) + " " + Math.ceilMod(-7, 2));
    System.out.println(Integer.compress(0b10110, 0b11010) + " " + Integer.expand(0b101, 0b11010) + " " + Long.compress(-1L, 0xF0F0L));
    System.out.println(Math.unsignedMultiplyHigh(-1L, 2L) + " " + Math.ceilDivExact(-9, 2));
    System.out.println("STRASSE".equalsIgnoreCase("strasse") + " " + "%s %d".formatted("x", 3));
    System.out.println(new StringBuilder("abc").compareTo(new StringBuilder("abd")));
    System.out.println(Objects.checkIndex(3L, 4L) + " " + Objects.toIdentityString("x").startsWith("java.lang.String@"));
    System.out.println(List.of(1, 2, 3).stream().mapMulti((n, sink) -> { for (int i = 0; i < (Integer) n; i++) sink.accept(n); }).toList());
    System.out.println(Locale.of("de", "CH") + " " + HashMap.newHashMap(10).size());
    System.out.println("a\u2028b".lines().count() + " " + "  x ".strip() + "|" + "\t x".stripIndent() + "|" + "a\\tb".translateEscapes());
    try {
      Math.ceilDivExact(Integer.MIN_VALUE, -1);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
  }
}
