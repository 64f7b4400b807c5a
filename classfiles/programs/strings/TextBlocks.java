/** Text blocks and escapes. */
public class TextBlocks {
  public static void main(String[] args) {
    String html = """
        <html>
          <body class="x">\tTab</body>
        </html>
        """;
    System.out.print(html);
    System.out.println(html.lines().count() + " " + html.length());
    System.out.println("""
        one line \
        continued
          indented "quotes" and \""" triple
        trailing   \s
        end""");
    System.out.println("""
        no indentation removed
       because of this""".length());
    System.out.println("""
        \u00e9 \101 \0 \\ \r""".length());
    String empty = """
        """;
    System.out.println(empty.isEmpty() + " " + """
        a
          b
        """.equals("a\n  b\n"));
    int n = 3;
    System.out.println("""
        %d items
        cost %s""".formatted(n, 2.5) + n);
  }
}
