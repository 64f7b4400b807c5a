/** Strings in C: 16-bit units, modified UTF-8, parts. */
public class JniStrings {
  static native String chars(String s);
  static native String critical(String s);
  static native byte[] utf(String s);
  static native String fromUtf(byte[] bytes);
  static native String region(String s, int start, int length);
  static native String utfRegion(String s, int start, int length);
  static native String none();

  static String show(String s) {
    if (s == null) return "null";
    StringBuilder b = new StringBuilder();
    for (char c : s.toCharArray()) b.append(c >= ' ' && c < 127 ? "" + c : "<" + Integer.toHexString(c) + ">");
    return b.toString();
  }

  public static void main(String[] args) {
    Lib.load();
    String[] texts = {"", "plain", "caf\u00e9", "\u20ac and \ud83d\ude00", "nul\0inside", "lone \ud800!", "x".repeat(5000).substring(4990)};
    for (String s : texts) {
      System.out.println(show(chars(s)) + " " + show(critical(s)));
      StringBuilder b = new StringBuilder();
      for (byte x : utf(s)) b.append(Integer.toHexString(x & 0xff)).append(' ');
      System.out.println(b);
      System.out.println(show(fromUtf(utf(s))).equals(show(s)));
    }
    byte[][] odd = {{(byte) 0xc3}, {(byte) 0xe2, (byte) 0x82}, {'a', (byte) 0x80, 'b'}, {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80}};
    for (byte[] bytes : odd) System.out.println(fromUtf(bytes).length() > 0);
    System.out.println(show(region("caf\u00e9s", 1, 3)) + " " + show(utfRegion("caf\u00e9s", 1, 3)) + " " + show(region("abc", 3, 0)));
    for (int[] r : new int[][] {{-1, 1}, {0, 4}, {4, 0}, {1, -1}, {2, Integer.MAX_VALUE}})
      for (int k = 0; k < 2; k++)
        try {
          System.out.println(k == 0 ? region("abc", r[0], r[1]) : utfRegion("abc", r[0], r[1]));
        } catch (StringIndexOutOfBoundsException e) {
          System.out.println(e.getMessage());
        }
    System.out.println(none());
  }
}
