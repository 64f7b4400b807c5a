import java.util.Arrays;

/** Knapsack, coin change, longest increasing subsequence, matrix chain, partition, palindromes, egg drop, edit scripts. */
public class DynamicProgramming {
  static int knapsack(int[] weights, int[] values, int capacity) {
    int[] best = new int[capacity + 1];
    for (int i = 0; i < weights.length; i++) for (int c = capacity; c >= weights[i]; c--) best[c] = Math.max(best[c], best[c - weights[i]] + values[i]);
    return best[capacity];
  }

  static long ways(int[] coins, int amount) {
    long[] ways = new long[amount + 1];
    ways[0] = 1;
    for (int coin : coins) for (int a = coin; a <= amount; a++) ways[a] += ways[a - coin];
    return ways[amount];
  }

  static int fewest(int[] coins, int amount) {
    int[] least = new int[amount + 1];
    Arrays.fill(least, Integer.MAX_VALUE - 1);
    least[0] = 0;
    for (int a = 1; a <= amount; a++) for (int coin : coins) if (coin <= a) least[a] = Math.min(least[a], least[a - coin] + 1);
    return least[amount] == Integer.MAX_VALUE - 1 ? -1 : least[amount];
  }

  static int longestIncreasing(int[] a) {
    int[] tails = new int[a.length];
    int n = 0;
    for (int v : a) {
      int i = Arrays.binarySearch(tails, 0, n, v);
      if (i < 0) i = ~i;
      tails[i] = v;
      if (i == n) n++;
    }
    return n;
  }

  static String matrixChain(int[] dims) {
    int n = dims.length - 1;
    long[][] cost = new long[n][n];
    int[][] split = new int[n][n];
    for (int length = 2; length <= n; length++)
      for (int i = 0; i + length <= n; i++) {
        int j = i + length - 1;
        cost[i][j] = Long.MAX_VALUE;
        for (int k = i; k < j; k++) {
          long c = cost[i][k] + cost[k + 1][j] + (long) dims[i] * dims[k + 1] * dims[j + 1];
          if (c < cost[i][j]) {
            cost[i][j] = c;
            split[i][j] = k;
          }
        }
      }
    return cost[0][n - 1] + " " + parenthesize(split, 0, n - 1);
  }

  static String parenthesize(int[][] split, int i, int j) {
    return i == j ? "" + (char) ('A' + i) : "(" + parenthesize(split, i, split[i][j]) + parenthesize(split, split[i][j] + 1, j) + ")";
  }

  static String longestPalindrome(String s) {
    String best = "";
    boolean[][] p = new boolean[s.length()][s.length()];
    for (int i = s.length() - 1; i >= 0; i--)
      for (int j = i; j < s.length(); j++) {
        p[i][j] = s.charAt(i) == s.charAt(j) && (j - i < 2 || p[i + 1][j - 1]);
        if (p[i][j] && j - i + 1 > best.length()) best = s.substring(i, j + 1);
      }
    return best;
  }

  static String diff(String[] a, String[] b) {
    int[][] lcs = new int[a.length + 1][b.length + 1];
    for (int i = a.length - 1; i >= 0; i--) for (int j = b.length - 1; j >= 0; j--) lcs[i][j] = a[i].equals(b[j]) ? lcs[i + 1][j + 1] + 1 : Math.max(lcs[i + 1][j], lcs[i][j + 1]);
    StringBuilder out = new StringBuilder();
    int i = 0, j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i].equals(b[j])) {
        out.append(' ').append(a[i++]);
        j++;
      } else if (j < b.length && (i == a.length || lcs[i][j + 1] >= lcs[i + 1][j])) out.append(" +").append(b[j++]);
      else out.append(" -").append(a[i++]);
    }
    return out.toString();
  }

  static int drops(int eggs, int floors) {
    int[][] d = new int[eggs + 1][floors + 1];
    for (int e = 1; e <= eggs; e++)
      for (int f = 1; f <= floors; f++) {
        d[e][f] = e == 1 ? f : Integer.MAX_VALUE;
        if (e > 1) for (int x = 1; x <= f; x++) d[e][f] = Math.min(d[e][f], 1 + Math.max(d[e - 1][x - 1], d[e][f - x]));
      }
    return d[eggs][floors];
  }

  public static void main(String[] args) {
    System.out.println(knapsack(new int[] {12, 2, 1, 4, 1, 7, 9, 5}, new int[] {4, 2, 1, 10, 2, 8, 9, 6}, 20));
    System.out.println(ways(new int[] {1, 2, 5, 10, 20, 50, 100, 200}, 1000) + " " + fewest(new int[] {7, 13, 29}, 1234) + " " + fewest(new int[] {4, 6}, 7));
    int[] a = new int[500];
    for (int i = 0, x = 3; i < a.length; i++) a[i] = (x = x * 1103515245 + 12345) >>> 18;
    System.out.println(longestIncreasing(a) + " " + matrixChain(new int[] {30, 35, 15, 5, 10, 20, 25}));
    System.out.println(longestPalindrome("forgeeksskeegfor madamimadam abcdcbx") + "|" + drops(2, 100) + " " + drops(3, 60));
    System.out.println(diff("a b c a b b a".split(" "), "c b a b a c".split(" ")));
    boolean[] sums = new boolean[5001];
    sums[0] = true;
    for (int i = 0; i < 40; i++) for (int s = 5000; s >= a[i] % 200; s--) sums[s] |= sums[s - a[i] % 200];
    int reachable = 0;
    for (boolean s : sums) if (s) reachable++;
    System.out.println(reachable);
    long[][] paths = new long[20][20];
    for (int i = 0; i < 20; i++) for (int j = 0; j < 20; j++) paths[i][j] = i == 0 || j == 0 ? 1 : i * j % 7 == 3 ? 0 : paths[i - 1][j] + paths[i][j - 1];
    System.out.println(paths[19][19]);
  }
}
