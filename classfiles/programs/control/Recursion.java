import java.util.ArrayList;
import java.util.List;

/** Recursion: Hanoi, permutations, Ackermann, mutual recursion, subsets, parsing. */
public class Recursion {
  static int moves;

  static void hanoi(int n, int from, int to, int via) {
    if (n == 0) return;
    hanoi(n - 1, from, via, to);
    moves = moves * 31 + from * 3 + to;
    hanoi(n - 1, via, to, from);
  }

  static void permutations(char[] letters, int k, List<String> out) {
    if (k == letters.length) {
      out.add(new String(letters));
      return;
    }
    for (int i = k; i < letters.length; i++) {
      char t = letters[k];
      letters[k] = letters[i];
      letters[i] = t;
      permutations(letters, k + 1, out);
      t = letters[k];
      letters[k] = letters[i];
      letters[i] = t;
    }
  }

  static int ackermann(int m, int n) {
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
  }

  static int female(int n) { return n == 0 ? 1 : n - male(female(n - 1)); }
  static int male(int n) { return n == 0 ? 0 : n - female(male(n - 1)); }

  static long binomial(int n, int k) { return k == 0 || k == n ? 1 : binomial(n - 1, k - 1) + binomial(n - 1, k); }

  static int depth(int n, long a, double b, Object c) { return n == 0 ? (int) a + (int) b : 1 + depth(n - 1, a + 1, b + 0.5, c); }

  static String text;
  static int at;

  static int expression() {
    int value = term();
    while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) value = text.charAt(at++) == '+' ? value + term() : value - term();
    return value;
  }

  static int term() {
    int value = factor();
    while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) value = text.charAt(at++) == '*' ? value * factor() : value / factor();
    return value;
  }

  static int factor() {
    if (text.charAt(at) == '(') {
      at++;
      int value = expression();
      at++;
      return value;
    }
    if (text.charAt(at) == '-') {
      at++;
      return -factor();
    }
    int value = 0;
    while (at < text.length() && Character.isDigit(text.charAt(at))) value = value * 10 + text.charAt(at++) - '0';
    return value;
  }

  public static void main(String[] args) {
    hanoi(12, 0, 2, 1);
    System.out.println(moves);
    List<String> out = new ArrayList<>();
    permutations("abcd".toCharArray(), 0, out);
    System.out.println(out.size() + " " + out.get(0) + " " + out.get(23) + " " + out);
    System.out.println(ackermann(2, 9) + " " + ackermann(3, 5));
    for (int i = 0; i < 15; i++) System.out.print(female(i) + "" + male(i) + " ");
    System.out.println();
    System.out.println(binomial(20, 10) + " " + depth(3000, 5, 1, out));
    for (String e : new String[] {"1+2*3", "(1+2)*3", "-(4-10)/3*-2", "2*(3+(4-5)*(6/(1+1)))", "100/7/2"}) {
      text = e;
      at = 0;
      System.out.println(e + "=" + expression());
    }
  }
}
