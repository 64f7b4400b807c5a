import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small program over collections: word index, anagrams, Markov chain, Huffman codes. */
public class TextStatistics {
  static final String TEXT = "it was the best of times it was the worst of times it was the age of wisdom it was the age of foolishness it was the epoch of belief it was the epoch of incredulity listen silent enlist was saw";

  static abstract class Tree implements Comparable<Tree> {
    final int weight;
    Tree(int weight) { this.weight = weight; }
    public int compareTo(Tree o) { return weight != o.weight ? weight - o.weight : key().compareTo(o.key()); }
    abstract String key();
    abstract void codes(String prefix, Map<Character, String> out);
  }

  static class Leaf extends Tree {
    final char c;
    Leaf(char c, int w) { super(w); this.c = c; }
    String key() { return "" + c; }
    void codes(String prefix, Map<Character, String> out) { out.put(c, prefix); }
  }

  static class Branch extends Tree {
    final Tree left, right;
    Branch(Tree l, Tree r) { super(l.weight + r.weight); left = l; right = r; }
    String key() { return left.key().compareTo(right.key()) < 0 ? left.key() : right.key(); }
    void codes(String prefix, Map<Character, String> out) { left.codes(prefix + "0", out); right.codes(prefix + "1", out); }
  }

  public static void main(String[] args) {
    String[] words = TEXT.split(" ");
    Map<String, List<Integer>> index = new TreeMap<>();
    for (int i = 0; i < words.length; i++) index.computeIfAbsent(words[i], k -> new ArrayList<>()).add(i);
    for (Map.Entry<String, List<Integer>> e : index.entrySet()) System.out.println(e.getKey() + " " + e.getValue());
    Map<String, List<String>> anagrams = new TreeMap<>();
    for (String w : index.keySet()) {
      char[] c = w.toCharArray();
      java.util.Arrays.sort(c);
      anagrams.computeIfAbsent(new String(c), k -> new ArrayList<>()).add(w);
    }
    anagrams.values().removeIf(l -> l.size() < 2);
    System.out.println(anagrams);
    Map<String, Map<String, Integer>> chain = new HashMap<>();
    for (int i = 0; i + 1 < words.length; i++) chain.computeIfAbsent(words[i], k -> new TreeMap<>()).merge(words[i + 1], 1, Integer::sum);
    StringBuilder story = new StringBuilder("it");
    String at = "it";
    int x = 3;
    for (int i = 0; i < 25 && chain.containsKey(at); i++) {
      Map<String, Integer> next = chain.get(at);
      int total = 0;
      for (int n : next.values()) total += n;
      x = x * 1103515245 + 12345;
      int pick = (x >>> 16) % total;
      for (Map.Entry<String, Integer> e : next.entrySet()) { pick -= e.getValue(); if (pick < 0) { at = e.getKey(); break; } }
      story.append(' ').append(at);
    }
    System.out.println(story);
    Map<Character, Integer> counts = new HashMap<>();
    for (char c : TEXT.toCharArray()) counts.merge(c, 1, Integer::sum);
    java.util.PriorityQueue<Tree> queue = new java.util.PriorityQueue<>();
    counts.forEach((c, n) -> queue.add(new Leaf(c, n)));
    while (queue.size() > 1) queue.add(new Branch(queue.poll(), queue.poll()));
    Map<Character, String> codes = new TreeMap<>();
    queue.poll().codes("", codes);
    System.out.println(codes);
    int bits = 0;
    for (char c : TEXT.toCharArray()) bits += codes.get(c).length();
    System.out.println(bits + " of " + TEXT.length() * 8);
  }
}
