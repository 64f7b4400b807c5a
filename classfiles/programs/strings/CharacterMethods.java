/** Character's tests and conversions over Latin 1. */
public class CharacterMethods {
  public static void main(String[] args) {
    for (int c = 0; c < 256; c++) {
      int bits = (Character.isLetter(c) ? 1 : 0) | (Character.isDigit(c) ? 2 : 0) | (Character.isWhitespace(c) ? 4 : 0) | (Character.isUpperCase(c) ? 8 : 0) | (Character.isLowerCase(c) ? 16 : 0) | (Character.isISOControl(c) ? 32 : 0)
          | (Character.isJavaIdentifierStart(c) ? 64 : 0) | (Character.isJavaIdentifierPart(c) ? 128 : 0) | (Character.isSpaceChar(c) ? 256 : 0) | (Character.isIdentifierIgnorable(c) ? 512 : 0) | (Character.isTitleCase(c) ? 1024 : 0);
      System.out.print(Integer.toHexString(bits) + "." + Character.getType(c) + "." + Integer.toHexString(Character.toUpperCase(c)) + "." + Integer.toHexString(Character.toLowerCase(c)) + (c % 16 == 15 ? "\n" : " "));
    }
    System.out.println(Character.digit('f', 16) + " " + Character.digit('g', 16) + " " + Character.digit('Z', 36) + " " + Character.forDigit(11, 16) + " " + (int) Character.forDigit(16, 16) + " " + Character.getNumericValue('Ⅷ') + " " + Character.isMirrored('('));
    System.out.println(Character.compare('a', 'b') + " " + Character.valueOf('x').compareTo('z') + " " + Character.toString('q') + " " + Character.MIN_RADIX + Character.MAX_RADIX + " " + Character.BYTES);
    char[] shuffled = "the quick brown fox".toCharArray();
    java.util.Arrays.sort(shuffled);
    System.out.println(new String(shuffled).trim());
    int vowels = 0;
    for (char c : "Programming Language".toCharArray()) if ("aeiouAEIOU".indexOf(c) >= 0) vowels++;
    System.out.println(vowels);
  }
}
