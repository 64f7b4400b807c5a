/** StringBuilder and StringBuffer. */
public class StringBuilders {
  public static void main(String[] args) {
    StringBuilder sb = new StringBuilder();
    sb.append(1).append('c').append("str").append(2L).append(1.5f).append(-0.0).append(true).append(new char[] {'x'}).append((Object) null).append((String) null).append("abcdef", 2, 4).append(new char[] {'p', 'q', 'r'}, 1, 2);
    System.out.println(sb + " " + sb.length());
    sb.insert(0, "<<").insert(3, 99).insert(sb.length(), '>').insert(5, 2.5).insert(1, true).insert(2, new char[] {'-', '-'});
    System.out.println(sb);
    sb.deleteCharAt(0).delete(3, 6).delete(20, 1000).replace(0, 4, "REPLACED").setCharAt(1, '_');
    System.out.println(sb + " " + sb.indexOf("_") + " " + sb.lastIndexOf("D") + " " + sb.charAt(2) + " " + sb.substring(5) + " " + sb.substring(2, 4) + " " + sb.indexOf("zz"));
    sb.setLength(5);
    System.out.println(sb + "|" + sb.length());
    sb.setLength(7);
    System.out.println((int) sb.charAt(6) + " " + sb.toString().trim());
    sb.setLength(0);
    System.out.println(sb.isEmpty() + " " + (sb.capacity() >= 16));
    for (int i = 0; i < 1000; i++) sb.append(i % 10);
    System.out.println(sb.length() + " " + sb.toString().hashCode());
    System.out.println(new StringBuilder("racecar!").reverse() + " " + new StringBuilder("a\ud83d\ude00b").reverse());
    StringBuilder unicode = new StringBuilder("latin");
    unicode.append('\u20ac').append("\u00e9").appendCodePoint(0x1f600);
    System.out.println(unicode + " " + unicode.length() + " " + unicode.codePointCount(0, unicode.length()) + " " + unicode.codePointAt(7));
    unicode.setLength(5);
    unicode.append("again");
    System.out.println(unicode);
    unicode.setCharAt(0, '\u0416');
    System.out.println(unicode + " " + unicode.compareTo(new StringBuilder("x")));
    for (int v : new int[] {0, -1, 9, 10, 99, 100, 12345678, Integer.MAX_VALUE, Integer.MIN_VALUE}) System.out.print(new StringBuilder().append(v).append(' ').append((long) v * v));
    System.out.println(new StringBuilder().append(Long.MIN_VALUE).append(Long.MAX_VALUE));
    StringBuffer buffer = new StringBuffer("buffer");
    buffer.append(1).insert(0, 'x').reverse().append(buffer);
    System.out.println(buffer + " " + buffer.length());
    StringBuilder self = new StringBuilder("ab");
    self.append(self).append(self);
    System.out.println(self + " " + self.equals(new StringBuilder(self)) + " " + self.toString().equals(new StringBuilder(self).toString()));
    StringBuilder chars = new StringBuilder();
    for (char c = ' '; c < 127; c++) chars.append(c);
    System.out.println(chars.chars().filter(Character::isLetterOrDigit).count() + " " + chars);
    String text = "";
    for (int i = 0; i < 50; i++) text += i;
    System.out.println(text);
    StringBuilder big = new StringBuilder(1 << 20);
    for (int i = 0; i < 100000; i++) big.append("xyz").append(i & 7);
    System.out.println(big.length() + " " + big.toString().hashCode());
  }
}
