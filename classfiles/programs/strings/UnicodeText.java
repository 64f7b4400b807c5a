/** Surrogate pairs, lone surrogates, code points, case mapping and categories beyond Latin 1. */
public class UnicodeText {
  static String codes(String s) {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < s.length(); i++) b.append(Integer.toHexString(s.charAt(i))).append(' ');
    return b.toString().trim();
  }

  public static void main(String[] args) {
    String s = "aé€😀\ud800x\udc00";
    System.out.println(s.length() + " " + s.codePointCount(0, s.length()) + " " + codes(s));
    s.codePoints().forEach(c -> System.out.print(Integer.toHexString(c) + " "));
    System.out.println(s.codePointAt(3) + " " + s.codePointAt(4) + " " + s.codePointBefore(5) + " " + s.offsetByCodePoints(0, 4) + " " + s.indexOf(0x1f600) + " " + s.indexOf("\ude00"));
    System.out.println("日本語 Ελληνικά русский עברית العربية 한국어 ñ ß ﬁ");
    System.out.println("straße ΑΣ ﬁ ŉ ǆ İ".toUpperCase() + " " + "STRASSE ΑΣ ΟΔΟΣ İ Ǆ".toLowerCase() + " " + "ÀÉÎ".toLowerCase() + " " + "ÿµ".toUpperCase());
    System.out.println(Character.isLetter('é') + " " + Character.isLetter('中') + " " + Character.isDigit('٣') + " " + Character.getNumericValue('٣') + " " + Character.isUpperCase('Σ') + " " + Character.toLowerCase('Σ') + " " + Character.toTitleCase('ǆ') + " " + Character.isWhitespace('\u2003') + " " + Character.isWhitespace('\u00a0') + " " + Character.isSpaceChar('\u00a0'));
    int[] points = {'a', '0', ' ', '\n', '_', '$', '+', '(', 0xe9, 0x3a3, 0x4e2d, 0x1f600, 0x1d538, 0x660, 0x2160, 0x300, 0x200b, 0xd800, 0xe000, 0xffff, 0x10ffff};
    for (int p : points) System.out.println(Integer.toHexString(p) + " " + Character.getType(p) + " " + Character.isLetter(p) + Character.isDigit(p) + Character.isLetterOrDigit(p) + Character.isJavaIdentifierStart(p) + Character.isJavaIdentifierPart(p) + Character.isWhitespace(p) + Character.isISOControl(p) + Character.isDefined(p) + Character.isAlphabetic(p) + Character.isIdeographic(p) + " " + Character.charCount(p) + " " + Character.getDirectionality(p));
    System.out.println(Character.isSurrogatePair('\ud83d', '\ude00') + " " + Integer.toHexString(Character.toCodePoint('\ud83d', '\ude00')) + " " + (int) Character.highSurrogate(0x1f600) + " " + new String(Character.toChars(0x1f600)) + " " + Character.getName('a') + " " + Character.UnicodeBlock.of('Ж') + " " + Character.UnicodeScript.of('Ж'));
    System.out.println("É".equalsIgnoreCase("é") + " " + "ß".equalsIgnoreCase("SS") + " " + "Kelvin K".equalsIgnoreCase("kelvin k") + " " + "é".compareTo("f") + " " + "😀".compareTo("\uffff") + " " + "日本".hashCode());
    StringBuilder b = new StringBuilder();
    for (int p = 0x1f600; p < 0x1f605; p++) b.appendCodePoint(p);
    System.out.println(b + " " + b.reverse() + " " + b.length());
    System.out.println("a\u0301".length() + " " + java.text.Normalizer.normalize("a\u0301", java.text.Normalizer.Form.NFC).length() + " " + java.text.Normalizer.normalize("ﬁé", java.text.Normalizer.Form.NFKD).length());
    char c = 'z';
    c += 0x1000;
    System.out.println((int) c + " " + (char) 0x263a + " " + "\u263a".equals(String.valueOf((char) 0x263a)));
  }
}
