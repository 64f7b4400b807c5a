/** char in arithmetic, loops, switches and compound assignments. */
public class CharArithmetic {
  static String caesar(String text, int shift) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') c = (char) ((c - 'a' + shift + 26) % 26 + 'a');
      else if (c >= 'A' && c <= 'Z') c = (char) ((c - 'A' + shift + 26) % 26 + 'A');
      out.append(c);
    }
    return out.toString();
  }

  static int hex(char c) {
    switch (c) {
      case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': return c - '0';
      case 'a': case 'b': case 'c': case 'd': case 'e': case 'f': return c - 'a' + 10;
      default: return -1;
    }
  }

  public static void main(String[] args) {
    char c = 'a';
    c++;
    c += 1;
    System.out.println(c);
    System.out.println(c + 1);
    System.out.println((char) (c + 1));
    System.out.println('a' + 'b');
    System.out.println("" + 'a' + 'b');
    System.out.println('a' + 'b' + "c");
    c = '\uffff';
    c++;
    System.out.println((int) c);
    c--;
    System.out.println((int) c);
    char x = 'x';
    int i = 0;
    System.out.println(false ? i : x);
    System.out.println(true ? x : 0);
    System.out.println(true ? x : i);
    String secret = caesar("Hello, World!", 3);
    System.out.println(secret + " " + caesar(secret, -3));
    int value = 0;
    for (char digit : "deadbee".toCharArray()) value = value * 16 + hex(digit);
    System.out.println(value + " " + hex('g'));
    StringBuilder alphabet = new StringBuilder();
    for (char l = 'z'; l >= 'a'; l -= 5) alphabet.append(l);
    System.out.println(alphabet);
    int[] counts = new int[26];
    for (char l : "the quick brown fox jumps over the lazy dog".toCharArray()) if (l != ' ') counts[l - 'a']++;
    for (char l = 'a'; l <= 'z'; l++) System.out.print(l + "" + counts[l - 'a'] + (l < 'z' ? " " : "\n"));
    char[] chars = {'x', 65, '\u0042', '\101'};
    System.out.println(chars);
    System.out.println(String.valueOf(chars, 1, 2) + chars.length);
    short s = (short) 'é';
    byte b = (byte) 'é';
    System.out.println(s + " " + b + " " + (char) b + " " + (int) (char) b);
  }
}
