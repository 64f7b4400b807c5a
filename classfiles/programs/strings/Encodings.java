import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** getBytes and new String in the standard charsets, with malformed input; Base64. */
public class Encodings {
  static String hex(byte[] b) {
    StringBuilder s = new StringBuilder();
    for (byte x : b) s.append(String.format("%02x", x));
    return s.toString();
  }

  public static void main(String[] args) throws Exception {
    String[] texts = {"", "ascii", "caf\u00e9", "\u20ac uro", "\ud83d\ude00", "\ud800 lone", "\u0000\u007f\u0080\u07ff\u0800\uffff", "\u0416"};
    Charset[] charsets = {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, Charset.forName("windows-1252"), Charset.forName("UTF-32")};
    for (Charset cs : charsets) {
      for (String t : texts) {
        byte[] b = t.getBytes(cs);
        System.out.println(cs + " " + hex(b) + " " + new String(b, cs).equals(t));
      }
    }
    byte[][] malformed = {{(byte) 0xc3}, {(byte) 0xc3, 0x28}, {(byte) 0xe2, (byte) 0x82}, {(byte) 0xf0, (byte) 0x9f, (byte) 0x98}, {(byte) 0x80, 'a'}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xff, (byte) 0xfe, 'x'}, {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80}};
    for (byte[] b : malformed) {
      String s = new String(b, StandardCharsets.UTF_8);
      StringBuilder codes = new StringBuilder();
      for (char c : s.toCharArray()) codes.append(Integer.toHexString(c)).append(' ');
      System.out.println(hex(b) + " -> " + codes);
    }
    System.out.println(Charset.defaultCharset() + " " + Charset.isSupported("UTF-8") + " " + Charset.isSupported("no-such") + " " + Charset.forName("latin1") + " " + new java.util.TreeSet<>(StandardCharsets.UTF_8.aliases()));
    try {
      "x".getBytes("nonsense");
    } catch (java.io.UnsupportedEncodingException e) {
      System.out.println(e);
    }
    try {
      Charset.forName("no such");
    } catch (IllegalArgumentException e) {
      System.out.println(e);
    }
    byte[] data = new byte[50];
    for (int i = 0; i < 50; i++) data[i] = (byte) (i * 7);
    String base64 = Base64.getEncoder().encodeToString(data);
    System.out.println(base64 + " " + Arrays.equals(Base64.getDecoder().decode(base64), data));
    System.out.println(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {-1, -2, -3, -4}) + " " + Base64.getMimeEncoder().encodeToString(new byte[100]).length() + " " + hex(Base64.getDecoder().decode("TQ==")));
    try {
      Base64.getDecoder().decode("T*==");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(new String(new byte[] {72, 105}, 0, 2, "US-ASCII") + new String(new byte[] {1, 72, 105}, 1, 2, StandardCharsets.ISO_8859_1) + StandardCharsets.UTF_8.newEncoder().maxBytesPerChar() + StandardCharsets.UTF_8.encode("aé").remaining());
  }
}
