public class TextBlocks21 {
  public static void main(String[] args) {
    String json = """
        {
          "name": "%s",\s
          "list": [1, \
        2, 3]
        }
        """.formatted("x");
    System.out.print(json);
    var builder = new StringBuilder();
    for (var line : json.lines().map(String::strip).toList()) builder.append(line).append('|');
    System.out.println(builder);
    int a = 5;
    long b = 7;
    char c = 'q';
    String all = a + ":" + b + c + 1.5f + 2.5 + true + null + new int[0].length + "\u0001\u0002" + a;
    System.out.println(all.length() + all.replace('\u0001', '1').replace('\u0002', '2'));
    String s = null;
    s += "x";
    s += 1;
    s += 'c';
    System.out.println(s);
    StringBuilder chars = new StringBuilder();
    for (int i = 0; i < 5000; i++) if (i % 1000 == 0) chars.append(i + "," + s + i);
    System.out.println(chars);
  }
}
