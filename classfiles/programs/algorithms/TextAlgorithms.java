import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searching, compressing and transforming text: KMP, Boyer-Moore-Horspool, Rabin-Karp, suffix array, LZW, run lengths, Burrows-Wheeler, ciphers, numerals. */
public class TextAlgorithms {
  static List<Integer> kmp(String text, String p) {
    int[] fail = new int[p.length() + 1];
    fail[0] = -1;
    for (int i = 0, k = -1; i < p.length(); fail[++i] = ++k) while (k >= 0 && p.charAt(i) != p.charAt(k)) k = fail[k];
    List<Integer> found = new ArrayList<>();
    for (int i = 0, k = 0; i < text.length(); i++) {
      while (k >= 0 && (k == p.length() || text.charAt(i) != p.charAt(k))) k = fail[k];
      if (++k == p.length()) found.add(i - k + 1);
    }
    return found;
  }

  static List<Integer> horspool(String text, String p) {
    int[] skip = new int[128];
    Arrays.fill(skip, p.length());
    for (int i = 0; i < p.length() - 1; i++) skip[p.charAt(i)] = p.length() - 1 - i;
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at + p.length() <= text.length(); at += skip[text.charAt(at + p.length() - 1)]) if (text.startsWith(p, at)) found.add(at);
    return found;
  }

  static List<Integer> rabinKarp(String text, String p) {
    long base = 257, mod = 1_000_000_007, hash = 0, want = 0, power = 1;
    for (int i = 0; i < p.length(); i++) {
      want = (want * base + p.charAt(i)) % mod;
      hash = (hash * base + text.charAt(i)) % mod;
      if (i > 0) power = power * base % mod;
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; ; i++) {
      if (hash == want && text.startsWith(p, i)) found.add(i);
      if (i + p.length() >= text.length()) return found;
      hash = ((hash - text.charAt(i) * power % mod + mod) * base + text.charAt(i + p.length())) % mod;
    }
  }

  static List<Integer> lzw(String text) {
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < 128; i++) codes.put("" + (char) i, i);
    List<Integer> out = new ArrayList<>();
    String w = "";
    for (char c : text.toCharArray()) {
      if (codes.containsKey(w + c)) w += c;
      else {
        out.add(codes.get(w));
        codes.put(w + c, codes.size());
        w = "" + c;
      }
    }
    if (!w.isEmpty()) out.add(codes.get(w));
    return out;
  }

  static String unlzw(List<Integer> codes) {
    Map<Integer, String> words = new HashMap<>();
    for (int i = 0; i < 128; i++) words.put(i, "" + (char) i);
    String w = words.get(codes.get(0));
    StringBuilder out = new StringBuilder(w);
    for (int code : codes.subList(1, codes.size())) {
      String entry = words.containsKey(code) ? words.get(code) : w + w.charAt(0);
      out.append(entry);
      words.put(words.size(), w + entry.charAt(0));
      w = entry;
    }
    return out.toString();
  }

  static String bwt(String s) {
    String[] rotations = new String[s.length()];
    for (int i = 0; i < s.length(); i++) rotations[i] = s.substring(i) + s.substring(0, i);
    Arrays.sort(rotations);
    StringBuilder out = new StringBuilder();
    for (String r : rotations) out.append(r.charAt(r.length() - 1));
    return out.toString();
  }

  static String inverseBwt(String s) {
    char[] sorted = s.toCharArray();
    Arrays.sort(sorted);
    int[] next = new int[s.length()];
    Map<Character, Integer> seen = new HashMap<>();
    for (int i = 0; i < s.length(); i++) {
      int k = seen.merge(s.charAt(i), 1, Integer::sum) - 1;
      int first = Arrays.binarySearch(sorted, s.charAt(i));
      while (first > 0 && sorted[first - 1] == s.charAt(i)) first--;
      next[first + k] = i;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0, at = next[s.indexOf('$')]; i < s.length(); i++, at = next[at]) out.append(s.charAt(at));
    return out.toString();
  }

  static String runs(String s) {
    StringBuilder out = new StringBuilder();
    for (int i = 0, j; i < s.length(); i = j) {
      for (j = i; j < s.length() && s.charAt(j) == s.charAt(i); ) j++;
      out.append(j - i).append(s.charAt(i));
    }
    return out.toString();
  }

  static String roman(int n) {
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] symbols = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.length; i++) for (; n >= values[i]; n -= values[i]) out.append(symbols[i]);
    return out.toString();
  }

  static final String[] SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
  static final String[] TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

  static String words(long n) {
    if (n < 0) return "minus " + words(-n);
    if (n < 20) return SMALL[(int) n];
    if (n < 100) return TENS[(int) n / 10] + (n % 10 > 0 ? "-" + words(n % 10) : "");
    if (n < 1000) return words(n / 100) + " hundred" + (n % 100 > 0 ? " and " + words(n % 100) : "");
    String[] scales = {"thousand", "million", "billion", "trillion"};
    for (int i = 3; ; i--) {
      long scale = (long) Math.pow(1000, i + 1);
      if (n >= scale) return words(n / scale) + " " + scales[i] + (n % scale > 0 ? " " + words(n % scale) : "");
    }
  }

  static String vigenere(String text, String key, int sign) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) out.append((char) ('a' + (text.charAt(i) - 'a' + sign * (key.charAt(i % key.length()) - 'a') + 26) % 26));
    return out.toString();
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) line.append(' ');
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  public static void main(String[] args) {
    String text = "abracadabra abra cadabra abracadabra";
    System.out.println(kmp(text, "abra") + " " + horspool(text, "abra") + " " + rabinKarp(text, "abra") + " " + kmp("aaaaa", "aa"));
    List<Integer> packed = lzw(text);
    System.out.println(packed + " " + unlzw(packed).equals(text));
    System.out.println(bwt(text + "$") + " " + inverseBwt(bwt(text + "$")) + " " + runs("aaabccddddd"));
    Integer[] suffixes = new Integer[text.length()];
    for (int i = 0; i < suffixes.length; i++) suffixes[i] = i;
    Arrays.sort(suffixes, (a, b) -> text.substring(a).compareTo(text.substring(b)));
    System.out.println(Arrays.toString(suffixes));
    for (int n : new int[] {1, 4, 9, 14, 1994, 2024, 3999}) System.out.print(roman(n) + " ");
    System.out.println();
    for (long n : new long[] {0, 13, 85, 100, 342, 1001, 1_234_567, -45, 9_876_543_210L}) System.out.println(words(n));
    String secret = vigenere("attackatdawn", "lemon", 1);
    System.out.println(secret + " " + vigenere(secret, "lemon", -1));
    for (String line : wrap("the quick brown fox jumps over the lazy dog and runs far away into the night", 20)) System.out.println("|" + line);
  }
}
