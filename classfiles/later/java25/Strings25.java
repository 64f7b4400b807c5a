import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Strings, characters and patterns. */
public class Strings25 {
    static void strings() {
        System.out.println("a,b;c,".splitWithDelimiters("[,;]", 0).length + Arrays.toString("a,b;c,".splitWithDelimiters("[,;]", -1)) + Arrays.toString("boo:and:foo".splitWithDelimiters(":", 2)));
        StringBuilder sb = new StringBuilder();
        sb.repeat("ab", 3).repeat('x', 2).repeat(0x1F600, 1);
        System.out.println(sb + " " + new StringBuffer().repeat("-", 5) + " " + sb.compareTo(new StringBuilder("abc")));
        System.out.println("hello world".indexOf('o', 5, 8) + " " + "hello".indexOf("l", 0, 3) + " " + "a\\tb\\n\\101".translateEscapes().length() + " " + "x".indent(2).length() + " " + "  a\n b".stripIndent());
        System.out.println("%s is %d".formatted("x", 5) + " " + "abc".transform(s -> s + s) + " " + "A".equalsIgnoreCase("a") + " " + "Straße".toUpperCase() + " " + "\u0130".toLowerCase(Locale.ROOT).length());
        System.out.println("ab".chars().sum() + " " + "line1\nline2\r\nline3".lines().map(String::length).toList() + " " + String.join("|", new TreeSet<>(List.of("z", "y"))));
        System.out.println(Character.toString(0x1F600).codePointCount(0, 2) + " " + Character.isEmoji(0x1F600) + " " + Character.isEmojiModifierBase(0x1F44B) + " " + Character.getName('a') + " " + Character.UnicodeBlock.of(0x1F600) + " " + Character.isExtendedPictographic(0x2764));
        System.out.println(HexFormat.ofDelimiter(":").withUpperCase().formatHex(new byte[] {1, -1, 127}) + " " + HexFormat.of().parseHex("cafe").length + " " + HexFormat.fromHexDigits("7fff") + " " + HexFormat.of().toHexDigits((short) -2));
        try { HexFormat.of().parseHex("abc"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        System.out.println(new Scanner("x=1 y=2").findAll("(\\w)=(\\d)").map(m -> m.group(1) + m.group(2)).toList());
        System.out.println(java.util.regex.Pattern.compile("(?<k>\\w)(?<v>\\d)").matcher("a1").namedGroups().size() + " " + java.util.regex.Pattern.compile("(?<k>\\w)").namedGroups() + " " + java.util.regex.Pattern.compile(",").splitWithDelimiters("a,b", 0).length);
    }

    public static void main(String[] args) throws Throwable {
        strings();
    }
}
