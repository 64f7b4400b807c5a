import java.util.Locale;

/** String.format with its conversions, flags, widths, precisions, indexes and errors. */
public class Formatting {
  static void f(String format, Object... args) {
    try {
      System.out.println("[" + String.format(Locale.ROOT, format, args) + "]");
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  public static void main(String[] args) {
    f("%d %5d %-5d| %05d %+d %,d %(d %x %X %o %08x", 1, 2, 3, 4, 5, 1234567, -8, 255, 255, 8, -1);
    f("%d %d %d %d", (byte) -1, (short) -2, -3L, new java.math.BigInteger("123456789012345678901234567890"));
    f("%#x %#o % d %+,d %x", 255, 8, 5, -12345, (byte) -1);
    f("%f %.2f %10.3f %-10.1f| %010.2f %+.0f %,.2f %e %.3E %g %a", 1.5, 2.345, 3.14159, 4.55, -5.5, 2.5, 1234567.891, 12345.678, 0.00012, 0.0001234, 1.0);
    f("%f %e %g %.1f %.0f %.0f %.20f", Double.NaN, Double.POSITIVE_INFINITY, -0.0, 0.25, 0.5, 1.5, 0.1);
    f("%.1f %.2f %.3f %.1f", 0.35, 1.005, 2.0005, 0.05f);
    f("%s %10s %-10s| %.2s %S %s %s", "text", "right", "left", "truncated", "upper", null, new int[0].length);
    f("%c %C %c %5c %c", 'a', 'b', 0x1f600, 'x', 66);
    f("%b %B %b %b %6b", true, false, null, "x", true);
    f("%h %h %n%%", "hash", null);
    f("%2$s %1$s %2$s %<s %s", "a", "b");
    f("%tY-%<tm-%<td %<tH:%<tM:%<tS %<tj %<ta %<tB", java.time.LocalDateTime.of(2024, 2, 29, 13, 5, 9));
    f("%-8s|%8s|%08d|%x", "ab", "cd", 42, 48879L);
    f("%d", "x");
    f("%s %s", "one");
    f("%q", 1);
    f("%-d", 1);
    f("%.2d", 1);
    f("%5");
    f("%,x", 1);
    f("%c", 0x110000);
    f("%s", new Object() { @Override public String toString() { return "custom"; } });
    f("%s %s", new StringBuilder("sb"), java.util.List.of(1, 2));
    System.out.printf("%s=%d%n", "printf", 7);
    System.out.println(String.format("%,d", 1234567) + String.format(Locale.GERMANY, " %,.2f", 1234567.891) + String.format(Locale.FRANCE, " %,d", 1234567).length());
    StringBuilder table = new StringBuilder();
    for (int i = 1; i <= 5; i++) table.append(String.format("%2d|%6.3f|%-4s|%+04d%n", i, Math.sqrt(i), "n" + i, i * -7 + 20));
    System.out.print(table);
    System.out.println("%s and %05.1f".formatted("formatted", 3.14159));
  }
}
