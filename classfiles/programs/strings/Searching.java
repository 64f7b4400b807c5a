import java.util.Random;

/** Texts in texts: of all small lengths, at each place, with much that is nearly it, beside a search character by character. */
public final class Searching {
  static int indexOf(CharSequence text, String sought, int from) {
    for (int i = Math.max(from, 0); i + sought.length() <= text.length(); i++) {
      int j = 0;
      while (j < sought.length() && text.charAt(i + j) == sought.charAt(j)) j++;
      if (j == sought.length()) return i;
    }
    return sought.isEmpty() && from >= text.length() ? text.length() : -1;
  }

  static int failures;
  static long sum;

  static void check(int got, int expected, String what, CharSequence text, String sought, int from) {
    sum = 31 * sum + got;
    if (got != expected && failures++ < 20)
      System.out.println(what + " of '" + sought + "' in '" + text + "' from " + from + ": " + got + ", not " + expected);
  }

  static void search(String text, String sought) {
    check(text.indexOf(sought), indexOf(text, sought, 0), "indexOf", text, sought, 0);
    check(text.contains(sought) ? 1 : 0, indexOf(text, sought, 0) >= 0 ? 1 : 0, "contains", text, sought, 0);
    for (int from : new int[] {-3, 1, text.length() / 2, text.length() - sought.length(), text.length() - 1, text.length(), text.length() + 5})
      check(text.indexOf(sought, from), indexOf(text, sought, from), "indexOf", text, sought, from);
    // There is room behind the characters, with others in it.
    StringBuilder builder = new StringBuilder(text).append(sought);
    builder.setLength(text.length());
    check(builder.indexOf(sought), indexOf(text, sought, 0), "StringBuilder.indexOf", text, sought, 0);
  }

  public static void main(String[] args) {
    for (int length = 0; length < 52; length++) {
      String blank = "a".repeat(length);
      for (int soughtLength = 0; soughtLength < 22; soughtLength += soughtLength < 4 ? 1 : 3) {
        String sought = soughtLength == 0 ? "" : soughtLength == 1 ? "b" : "a".repeat(soughtLength - 2) + "ba";
        search(blank, sought);
        search(blank, "a".repeat(soughtLength));
        search(blank, soughtLength == 0 ? "" : "\u00e9".repeat(soughtLength));
        for (int place = 0; place + soughtLength <= length; place += 1 + place / 20) {
          String with = blank.substring(0, place) + sought + blank.substring(place + soughtLength);
          search(with, sought);
          if (soughtLength > 2) search(with, sought.replace('b', 'c'));
          search(with, sought + "a");
        }
      }
    }
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i > 0; i--) text.append((char) ("abÿ".charAt(random.nextInt(3))));
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 6 : 40));
      search(text.toString(), text.substring(from, to));
      search(text.toString(), text.substring(from, to) + "b");
    }
    search("latin", "\u0416");
    search("wide \u0416\u0416 text", "\u0416 t");
    System.out.println(failures + " failures, " + sum);
    System.out.println("a--b----c".replace("--", "+") + " " + String.join("|", "x, y,, z".split(", ")) + " " + "needle in a haystack, a needle".lastIndexOf("needle"));
  }
}
