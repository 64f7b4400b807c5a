/** Grids: Conway's life on a torus, flood fill, Pascal's triangle, magic squares, spiral order, matrix rotation, a maze. */
public class Life {
  static boolean[][] step(boolean[][] g) {
    int h = g.length, w = g[0].length;
    boolean[][] next = new boolean[h][w];
    for (int y = 0; y < h; y++)
      for (int x = 0; x < w; x++) {
        int n = 0;
        for (int dy = -1; dy <= 1; dy++) for (int dx = -1; dx <= 1; dx++) if ((dx | dy) != 0 && g[(y + dy + h) % h][(x + dx + w) % w]) n++;
        next[y][x] = n == 3 || n == 2 && g[y][x];
      }
    return next;
  }

  static int fill(char[][] m, int y, int x) {
    if (y < 0 || x < 0 || y >= m.length || x >= m[y].length || m[y][x] != '.') return 0;
    m[y][x] = 'o';
    return 1 + fill(m, y + 1, x) + fill(m, y - 1, x) + fill(m, y, x + 1) + fill(m, y, x - 1);
  }

  public static void main(String[] args) {
    boolean[][] g = new boolean[8][12];
    g[1][2] = g[2][3] = g[3][1] = g[3][2] = g[3][3] = true;
    g[5][8] = g[5][9] = g[5][10] = true;
    for (int i = 0; i < 25; i++) g = step(g);
    for (boolean[] row : g) {
      StringBuilder s = new StringBuilder();
      for (boolean c : row) s.append(c ? '#' : '.');
      System.out.println(s);
    }
    String[] map = {"..#....", ".##.##.", "#...#..", "..###..", ".#...#."};
    char[][] m = new char[map.length][];
    for (int i = 0; i < map.length; i++) m[i] = map[i].toCharArray();
    int areas = 0;
    for (int y = 0; y < m.length; y++) for (int x = 0; x < m[y].length; x++) { int n = fill(m, y, x); if (n > 0) System.out.print("area " + ++areas + ": " + n + " "); }
    System.out.println();
    int[][] pascal = new int[10][];
    for (int i = 0; i < 10; i++) {
      pascal[i] = new int[i + 1];
      for (int j = 0; j <= i; j++) pascal[i][j] = j == 0 || j == i ? 1 : pascal[i - 1][j - 1] + pascal[i - 1][j];
    }
    for (int v : pascal[9]) System.out.print(v + " ");
    System.out.println();
    int n = 5;
    int[][] magic = new int[n][n];
    for (int k = 0, y = 0, x = n / 2; k < n * n; k++) {
      magic[y][x] = k + 1;
      int ny = (y - 1 + n) % n, nx = (x + 1) % n;
      if (magic[ny][nx] != 0) y = (y + 1) % n; else { y = ny; x = nx; }
    }
    for (int[] row : magic) { int s = 0; for (int v : row) { s += v; System.out.print(v + " "); } System.out.println("= " + s); }
    int top = 0, bottom = n - 1, left = 0, right = n - 1;
    StringBuilder spiral = new StringBuilder();
    while (top <= bottom && left <= right) {
      for (int x = left; x <= right; x++) spiral.append(magic[top][x]).append(' ');
      top++;
      for (int y = top; y <= bottom; y++) spiral.append(magic[y][right]).append(' ');
      right--;
      if (top <= bottom) { for (int x = right; x >= left; x--) spiral.append(magic[bottom][x]).append(' '); bottom--; }
      if (left <= right) { for (int y = bottom; y >= top; y--) spiral.append(magic[y][left]).append(' '); left++; }
    }
    System.out.println(spiral);
    for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) { int t = magic[i][j]; magic[i][j] = magic[j][i]; magic[j][i] = t; }
    long h = 0;
    for (int[] row : magic) for (int v : row) h = h * 31 + v;
    System.out.println(h);
    String a = "kitten sitting on the mat", b = "sitting kitten at the mall";
    int[][] edit = new int[a.length() + 1][b.length() + 1], lcs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) for (int j = 0; j <= b.length(); j++) {
      if (i == 0 || j == 0) { edit[i][j] = i + j; continue; }
      boolean same = a.charAt(i - 1) == b.charAt(j - 1);
      edit[i][j] = Math.min(Math.min(edit[i - 1][j], edit[i][j - 1]) + 1, edit[i - 1][j - 1] + (same ? 0 : 1));
      lcs[i][j] = same ? lcs[i - 1][j - 1] + 1 : Math.max(lcs[i - 1][j], lcs[i][j - 1]);
    }
    System.out.println(edit[a.length()][b.length()] + " " + lcs[a.length()][b.length()]);
  }
}
