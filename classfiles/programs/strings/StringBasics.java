/** The everyday methods of String. */
public class StringBasics {
  public static void main(String[] args) {
    String s = "  Hello, World  ";
    System.out.println("[" + s.trim() + "][" + s.strip() + "][" + s.stripLeading() + "][" + s.stripTrailing() + "]" + s.length() + s.isEmpty() + s.isBlank() + "   ".isBlank());
    String t = s.trim();
    System.out.println(t.toUpperCase() + t.toLowerCase() + t.charAt(4) + t.indexOf('o') + t.indexOf('o', 5) + t.lastIndexOf('o') + t.indexOf("World") + t.indexOf("x") + t.lastIndexOf("l", 5) + t.indexOf("") + t.lastIndexOf(""));
    System.out.println(t.substring(7) + t.substring(0, 5) + t.substring(12) + t.replace('l', 'L') + t.replace("World", "There") + t.replace("l", "") + "aaa".replace("aa", "b") + "abc".replace("", "-"));
    System.out.println(t.startsWith("Hell") + " " + t.startsWith("W", 7) + " " + t.endsWith("ld") + " " + t.contains("lo, W") + " " + t.equals("Hello, World") + " " + t.equalsIgnoreCase("hELLO, wORLD") + " " + t.contentEquals(new StringBuilder(t)));
    System.out.println("b".compareTo("a") + " " + "a".compareTo("abc") + " " + "A".compareToIgnoreCase("a") + " " + "é".compareTo("z") + " " + "\uffff".compareTo("a") + " " + "".compareTo(""));
    System.out.println("ab".repeat(3) + "x".repeat(0) + "".repeat(5) + String.join("-", "a", "b", "c") + String.join(",") + "abc".concat("def") + "abc".concat(""));
    System.out.println(String.valueOf(1) + String.valueOf(2L) + String.valueOf(1.5f) + String.valueOf(2.5) + String.valueOf('c') + String.valueOf(true) + String.valueOf(new char[] {'x', 'y'}) + String.copyValueOf(new char[] {'1', '2', '3'}, 1, 2));
    char[] chars = t.toCharArray();
    chars[0] = 'J';
    System.out.println(new String(chars) + new String(chars, 1, 4) + new String() + t + chars.length);
    char[] target = "..........".toCharArray();
    t.getChars(0, 5, target, 2);
    System.out.println(target);
    for (String part : "a,b,,c,,".split(",")) System.out.print("<" + part + ">");
    for (String part : "a,b,,c,,".split(",", -1)) System.out.print("(" + part + ")");
    for (String part : "a1b22c333d".split("[0-9]+", 3)) System.out.print("[" + part + "]");
    for (String part : "abc".split("")) System.out.print(part + "|");
    System.out.println("".split(",").length + " " + ",".split(",").length + " " + "x.y.z".split("\\.").length);
    System.out.println("line1\nline2\r\nline3".lines().count() + " " + "  a\n b".indent(2).length() + " " + "\tx\\n".translateEscapes().length() + " " + "  x\n    y\n".stripIndent());
    System.out.println("hello".chars().sum() + " " + "hello".hashCode() + " " + "hello".regionMatches(1, "xell", 1, 3) + " " + "hello".regionMatches(true, 0, "HEL", 0, 3) + " " + "hello".matches("h.*o"));
    System.out.println("a-b-c".replaceAll("-", "+") + "a-b-c".replaceFirst("-", "+") + "abc".replaceAll("(b)", "[$1]") + "%d items".formatted(5) + "x".equals(null) + "ab".chars().mapToObj(c -> "" + (char) (c + 1)).toList());
    StringBuilder reversed = new StringBuilder("abc").reverse();
    String palindrome = "A man, a plan, a canal: Panama".toLowerCase().replaceAll("[^a-z]", "");
    System.out.println(reversed + " " + palindrome.equals(new StringBuilder(palindrome).reverse().toString()));
    CharSequence cs = "sequence".subSequence(2, 5);
    System.out.println(cs + "" + cs.length() + cs.charAt(0) + CharSequence.compare("a", new StringBuilder("b")));
    System.out.println("a" == "a");
    String n = null;
    System.out.println(n + "x" + null + 'c' + 1 + 2.0 + true + new int[0].length);
  }
}
