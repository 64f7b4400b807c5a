import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** java.util.regex: groups, quantifiers, lookaround, back references, flags, replacement, splitting. */
public class RegularExpressions {
  static void all(String regex, String text) {
    Matcher m = Pattern.compile(regex).matcher(text);
    StringBuilder out = new StringBuilder(regex + ": ");
    while (m.find()) {
      out.append(m.start()).append('-').append(m.end()).append("'").append(m.group()).append("'");
      for (int g = 1; g <= m.groupCount(); g++) out.append(g == 1 ? "(" : ",").append(m.group(g)).append(g == m.groupCount() ? ")" : "");
      out.append(' ');
    }
    System.out.println(out);
  }

  public static void main(String[] args) {
    all("[a-z]+", "hello World 123 abc");
    all("(\\w+)@(\\w+)\\.(com|org)", "mail bob@example.com and eve@site.org, not x@y.net");
    all("a*", "baaac");
    all("a+?", "aaa");
    all("(a|b)*c", "ababcxc");
    all("(?<=\\$)\\d+(?:\\.\\d\\d)?", "costs $15.99 or $7");
    all("\\b(\\w)(\\w)?\\w*\\2\\1\\b", "abba noon level deed xyx aa");
    all("(?i)HeLLo", "hello HELLO");
    all("^\\s*#.*$", "# no multiline");
    all("(?m)^\\w+", "one\ntwo\nthree");
    all("(?s)a.b", "a\nb");
    all("x{2,3}", "x xx xxx xxxx xxxxx");
    all("[^\\d\\s]+", "12ab 34cd");
    all("[a-f&&[^c]]+", "abcdef");
    all("\\p{Lu}\\p{L}*", "Äpfel und Birnen Éclair");
    all("(?!foo)\\b\\w+", "foo bar foobar");
    all("(\\d{1,3})(?=(\\d{3})+$)", "1234567");
    all("(?>a+)b", "aaab");
    all("a++b|a+", "aaa");
    all("\\Q.*\\E", "x.*y");
    all("\\x41\\u0042\\t?", "AB");
    Matcher named = Pattern.compile("(?<year>\\d{4})-(?<month>\\d\\d)").matcher("on 2024-02 and 1999-12");
    while (named.find()) System.out.print(named.group("year") + "/" + named.group("month") + " ");
    System.out.println();
    System.out.println("2024-02-29".replaceAll("(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1") + " " + "a.b.c".replaceAll("\\.", "\\\\") + " " + "x1y2".replaceAll("\\d", Matcher.quoteReplacement("$")));
    System.out.println(Pattern.compile("\\d+").matcher("a1b22c333").replaceAll(r -> "" + Integer.parseInt(r.group()) * 2));
    System.out.println(String.join("|", Pattern.compile("\\s*[,;]\\s*").split("a , b;c ;d")) + " " + Pattern.matches("[01]+", "0110") + " " + Pattern.compile("o").splitAsStream("foo boo").toList());
    Matcher m = Pattern.compile("(a)(b)?").matcher("ac");
    System.out.println(m.lookingAt() + " " + m.group(2) + " " + m.start(2) + " " + m.matches() + " " + m.reset("ab").matches() + " " + m.hitEnd());
    StringBuilder sb = new StringBuilder();
    Matcher words = Pattern.compile("\\w+").matcher("make title case");
    while (words.find()) words.appendReplacement(sb, words.group().substring(0, 1).toUpperCase() + words.group().substring(1));
    System.out.println(words.appendTail(sb));
    for (String bad : new String[] {"(", "[a", "*a", "a{2", "(?<n>a)(?<n>b)", "\\k<x>", "\\"}) {
      try {
        Pattern.compile(bad);
        System.out.println(bad + " ok");
      } catch (PatternSyntaxException e) {
        System.out.println(e.getDescription() + " " + e.getIndex());
      }
    }
    StringBuilder longText = new StringBuilder();
    for (int i = 0; i < 2000; i++) longText.append("key").append(i).append('=').append(i * i).append(';');
    Matcher pairs = Pattern.compile("key(\\d+)=(\\d+);").matcher(longText);
    long sum = 0;
    while (pairs.find()) sum += Long.parseLong(pairs.group(1)) ^ Long.parseLong(pairs.group(2));
    System.out.println(sum);
  }
}
