// args: 2000
/** StringBuilder, concatenation, substring, indexOf and hashing of strings. */
public final class StringBuilding {
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    long hash = 0;
    for (int i = 0; i < rounds; i++) {
      StringBuilder sb = new StringBuilder();
      for (int j = 0; j < 20; j++) sb.append("item").append(i + j).append(',').append((char) ('a' + j));
      String s = sb.toString();
      String t = s.substring(5, 40) + i + ":" + s.length();
      hash = hash * 31 + t.hashCode() + s.indexOf("item" + (i + 10)) + s.replace(',', ';').lastIndexOf(';');
      if (t.toUpperCase().equals(t)) hash++;
    }
    System.out.println(hash);
  }
}
