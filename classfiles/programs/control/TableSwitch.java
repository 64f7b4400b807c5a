/** Dense switches: with holes, negative bases, fall-through, default in the middle, and over every integral type. */
public class TableSwitch {
  static String dense(int n) {
    switch (n) {
      case -2: return "minus two";
      case -1: return "minus one";
      case 0: return "zero";
      case 1: return "one";
      case 3: return "three";
      default: return "other";
    }
  }

  static int fallThrough(int n) {
    int result = 0;
    switch (n) {
      case 1: result += 1;
      case 2: result += 2;
      default: result += 100;
      case 4: result += 4; break;
      case 5: result += 5;
    }
    return result;
  }

  static int extremes(int n) {
    switch (n) {
      case Integer.MAX_VALUE - 1: return 1;
      case Integer.MAX_VALUE: return 2;
      default: return 0;
    }
  }

  static int lowExtremes(int n) {
    switch (n) {
      case Integer.MIN_VALUE: return 1;
      case Integer.MIN_VALUE + 1: return 2;
      case Integer.MIN_VALUE + 2: return 3;
      default: return 0;
    }
  }

  static int large(int n) {
    int r;
    switch (n) {
      case 0: r = 17; break; case 1: r = 3; break; case 2: r = 99; break; case 3: r = 12; break; case 4: r = 5; break; case 5: r = 8; break; case 6: r = 1; break; case 7: r = 0; break;
      case 8: r = 44; break; case 9: r = 23; break; case 10: r = 11; break; case 11: r = 7; break; case 12: r = 6; break; case 13: r = 2; break; case 14: r = 65; break; case 15: r = 31; break;
      default: r = -1;
    }
    return r;
  }

  static String ofByte(byte b) {
    switch (b) {
      case -128: return "min";
      case 127: return "max";
      case 0: return "zero";
    }
    return "none";
  }

  static String ofChar(char c) {
    switch (c) {
      case 'a': case 'e': case 'i': case 'o': case 'u': return "vowel";
      case 'y': return "sometimes";
      default: return c >= 'a' && c <= 'z' ? "consonant" : "no letter";
    }
  }

  static int empty(int n) {
    switch (n) {
    }
    switch (n++) {
      default: n += 10;
    }
    return n;
  }

  public static void main(String[] args) {
    for (int i = -4; i < 6; i++) System.out.println(i + " " + dense(i) + " " + fallThrough(i) + " " + empty(i));
    int[] extremes = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, Integer.MIN_VALUE + 3, -1, 0, 1, Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
    for (int i : extremes) System.out.println(i + " " + dense(i) + " " + extremes(i) + " " + lowExtremes(i) + " " + large(i));
    int sum = 0;
    for (int i = -3; i < 20; i++) sum = sum * 3 + large(i);
    System.out.println(sum);
    for (int i = -128; i < 128; i += 51) System.out.print(ofByte((byte) i) + " ");
    System.out.println(ofByte((byte) 0) + " " + ofByte((byte) 383));
    for (char c : "hello, you".toCharArray()) System.out.print(ofChar(c) + " ");
    System.out.println();
    Integer boxed = 3;
    switch (boxed) {
      case 3: System.out.println("boxed three");
    }
    boxed = null;
    try {
      switch (boxed) {
        default: System.out.println("not reached");
      }
    } catch (NullPointerException e) {
      System.out.println("switch on null");
    }
  }
}
