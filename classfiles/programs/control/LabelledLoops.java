/** Labelled breaks and continues, also out of plain blocks, switches and through finally. */
public class LabelledLoops {
  static int find(int[][] grid, int wanted) {
    int at = -1;
    search:
    for (int i = 0; i < grid.length; i++) {
      for (int j = 0; j < grid[i].length; j++) {
        if (grid[i][j] < 0) continue search;
        if (grid[i][j] == wanted) {
          at = i * 10 + j;
          break search;
        }
      }
    }
    return at;
  }

  static String block(int n) {
    String result = "start ";
    outer: {
      if (n == 0) break outer;
      inner: {
        if (n == 1) break inner;
        result += "inner ";
        if (n == 2) break outer;
      }
      result += "outer ";
    }
    return result + "end";
  }

  static String finallyOut() {
    StringBuilder log = new StringBuilder();
    outer:
    for (int i = 0; i < 4; i++) {
      for (int j = 0; ; j++) {
        try {
          if (j == 2) continue outer;
          if (i == 3) break outer;
          log.append(i).append(j).append(' ');
        } finally {
          log.append('f');
        }
      }
    }
    return log.toString();
  }

  public static void main(String[] args) {
    int[][] grid = {{1, 2, -1, 9}, {4, 5, 6}, {}, {7, 8, 9}};
    for (int wanted : new int[] {1, 2, 9, 6, 10}) System.out.print(find(grid, wanted) + " ");
    System.out.println();
    for (int n = 0; n < 4; n++) System.out.println(block(n));
    System.out.println(finallyOut());
    int count = 0;
    loop:
    while (true) {
      switch (count++) {
        case 3: continue loop;
        case 7: break loop;
        default: count += count % 2 == 0 ? 1 : 0;
      }
    }
    System.out.println(count);
    StringBuilder primes = new StringBuilder();
    next:
    for (int n = 2; n < 60; n++) {
      for (int d = 2; d * d <= n; d++) if (n % d == 0) continue next;
      primes.append(n).append(' ');
    }
    System.out.println(primes);
    int k = 0;
    a: do {
      b: for (;;) {
        k++;
        if (k % 5 == 0) continue a;
        if (k % 7 == 0) break b;
        if (k > 50) break a;
      }
      k += 3;
    } while (k < 100);
    System.out.println(k);
  }
}
