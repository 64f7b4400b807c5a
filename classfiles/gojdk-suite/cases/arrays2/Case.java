package arrays2;

import testutil.T;

public class Case {
  public static void run(int x) {
    int[] a = {3, 1, 4, 1, 5, 9, 2, 6};
    T.printInt(sumByIndex(a));
    T.printInt(sumForEach(a));
    T.printInt(largest(a));
    int[] b = a;
    b[0] = x;
    T.printInt(a[0]);
    T.printInt(a == b ? 1 : 0);
    T.printIntArray(copyOf(a));
    T.printInt(copyOf(a) == a ? 1 : 0);
    int[][] triangle = new int[6][];
    for (int i = 0; i < triangle.length; i++) {
      triangle[i] = new int[i + 1];
      triangle[i][0] = triangle[i][i] = 1;
      for (int j = 1; j < i; j++) triangle[i][j] = triangle[i - 1][j - 1] + triangle[i - 1][j];
    }
    for (int[] row : triangle) T.printIntArray(row);
    long[][] grid = new long[3][4];
    for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) grid[i][j] = i * 10 + j;
    for (long[] row : grid) T.printLongArray(row);
    String[] words = {"zero", "one", "two", null};
    words[3] = words[0];
    for (String word : words) T.printString(word);
  }

  static int sumByIndex(int[] a) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i];
    return sum;
  }

  static int sumForEach(int[] a) {
    int sum = 0;
    for (int v : a) sum += v;
    return sum;
  }

  static int largest(int[] a) {
    int best = a[0];
    for (int v : a) if (v > best) best = v;
    return best;
  }

  static int[] copyOf(int[] a) {
    int[] copy = new int[a.length];
    for (int i = 0; i < a.length; i++) copy[i] = a[i];
    return copy;
  }
}
