// vm: --add-opens java.base/java.lang=ALL-UNNAMED
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** What strings do with their bytes, of all small lengths and with the difference at each place, beside loops over the characters. */
public class ByteHelpers {
  static int failures;

  static void check(boolean right, String what, int length, int place) {
    if (!right && failures++ < 20) System.out.println(what + " fails at length " + length + ", place " + place);
  }

  static String latin(int length, int seed) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) bytes[i] = (byte) ('a' + (i * 7 + seed) % 26);
    return new String(bytes, ISO_8859_1);
  }

  static String with(String text, int place, char c) {
    return text.substring(0, place) + c + text.substring(place + 1);
  }

  static int compare(String a, String b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) if (a.charAt(i) != b.charAt(i)) return a.charAt(i) - b.charAt(i);
    return a.length() - b.length();
  }

  static int indexOf(String text, int c, int from) {
    for (int i = Math.max(from, 0); i < text.length(); i++) if (text.charAt(i) == c) return i;
    return -1;
  }

  public static void main(String[] args) throws Exception {
    for (int length = 0; length < 70; length++) {
      String text = latin(length, 0);
      String same = latin(length, 0);
      String wide = text.replace('a', '\u0416') + "\u0416";
      check(text.equals(same) && same.equals(text), "equals", length, -1);
      check(text.compareTo(same) == 0, "compareTo", length, -1);
      check(!text.equals(text + "x") && !(text + "x").equals(text), "equals longer", length, -1);
      check(!text.equals(wide) && wide.equals(new String(wide.toCharArray())), "equals wide", length, -1);
      check(text.compareTo(text + "x") == -1 && (text + "xy").compareTo(text) == 2, "compareTo longer", length, -1);
      check(wide.compareTo(text) == compare(wide, text) && text.compareTo(wide) == compare(text, wide), "compareTo wide", length, -1);
      for (int place = 0; place < length; place++) {
        String other = with(text, place, (char) 0xe9);
        check(!text.equals(other) && !other.equals(text), "equals", length, place);
        check(text.compareTo(other) == compare(text, other) && other.compareTo(text) == compare(other, text), "compareTo", length, place);
        check(other.indexOf(0xe9) == place && other.indexOf('\u01e9') == -1, "indexOf", length, place);
        for (int from : new int[] {-5, 0, place - 1, place, place + 1, length, length + 9, Integer.MAX_VALUE})
          check(other.indexOf(0xe9, from) == indexOf(other, 0xe9, from), "indexOf from " + from, length, place);
        byte[] encoded = other.getBytes(UTF_8);
        check(encoded.length == length + 1 && new String(encoded, UTF_8).equals(other), "UTF-8", length, place);
        check(new String(encoded, 0, place, UTF_8).equals(other.substring(0, place)), "UTF-8 before", length, place);
        String wideOther = with(wide, place, '\u0417');
        check(!wide.equals(wideOther) && wide.compareTo(wideOther) == compare(wide, wideOther), "wide", length, place);
      }
      check(new String(text.getBytes(UTF_8), UTF_8).equals(text), "UTF-8 ASCII", length, -1);
      char[] chars = text.toCharArray();
      char[] got = new char[length + 6];
      Arrays.fill(got, '-');
      text.getChars(length / 3, length, got, 2);
      for (int i = 0; i < length; i++) check(chars[i] == text.charAt(i), "toCharArray", length, i);
      for (int i = 0; i < got.length; i++) {
        boolean inside = i >= 2 && i < 2 + length - length / 3;
        check(got[i] == (inside ? text.charAt(length / 3 + i - 2) : '-'), "getChars", length, i);
      }
      StringBuilder builder = new StringBuilder("\u0416").append(text).append(text, length / 2, length);
      check(builder.toString().equals("\u0416" + text + text.substring(length / 2)), "append", length, -1);
    }
    byte[] negative = new byte[64];
    negative[63] = -1;
    System.out.println(new String(negative, 0, 63, UTF_8).length() + " " + (int) new String(negative, 63, 1, UTF_8).charAt(0));
    System.out.println(failures + " failures");
    mistakes();
  }

  static void mistakes() throws Exception {
    Class<?> latin1 = Class.forName("java.lang.StringLatin1");
    Class<?> bytes = byte[].class;
    attempt(latin1.getDeclaredMethod("equals", bytes, bytes), null, new byte[1]);
    attempt(latin1.getDeclaredMethod("equals", bytes, bytes), new byte[1], null);
    attempt(latin1.getDeclaredMethod("equals", bytes, bytes), new byte[0], new byte[0]);
    attempt(latin1.getDeclaredMethod("compareTo", bytes, bytes), null, null);
    attempt(latin1.getDeclaredMethod("inflate", bytes, int.class, char[].class, int.class, int.class), new byte[3], 1, new char[9], 0, 3);
    attempt(latin1.getDeclaredMethod("inflate", bytes, int.class, char[].class, int.class, int.class), new byte[3], 0, new char[2], 1, 2);
    attempt(latin1.getDeclaredMethod("inflate", bytes, int.class, char[].class, int.class, int.class), new byte[3], 0, null, 1, 2);
    attempt(latin1.getDeclaredMethod("inflate", bytes, int.class, char[].class, int.class, int.class), new byte[3], 5, new char[2], 9, 0);
    attempt(Class.forName("java.lang.StringCoding").getDeclaredMethod("hasNegatives", bytes, int.class, int.class), new byte[3], 0, -1);
    attempt(Class.forName("java.lang.StringCoding").getDeclaredMethod("hasNegatives", bytes, int.class, int.class), new byte[3], 2, 2);
  }

  static void attempt(Method method, Object... args) throws IllegalAccessException {
    method.setAccessible(true);
    try {
      System.out.println(method.getName() + " " + method.invoke(null, args));
    } catch (InvocationTargetException e) {
      System.out.println(method.getName() + " " + e.getCause().getClass().getName());
    }
  }
}
