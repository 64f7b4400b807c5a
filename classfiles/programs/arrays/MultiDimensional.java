/** Arrays of arrays: full, partly allocated, jagged, of every depth; class names; zero dimensions. */
public class MultiDimensional {
  static String show(Object o) {
    if (o == null) return "null";
    if (o instanceof Object[]) {
      StringBuilder s = new StringBuilder("{");
      for (Object e : (Object[]) o) s.append(show(e)).append(',');
      return s.append('}').toString();
    }
    if (o instanceof int[]) {
      StringBuilder s = new StringBuilder("i");
      for (int e : (int[]) o) s.append(e).append(' ');
      return s.toString();
    }
    return o.getClass().getName();
  }

  static long[][] multiply(long[][] a, long[][] b) {
    long[][] c = new long[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) for (int j = 0; j < b[0].length; j++) for (int k = 0; k < b.length; k++) c[i][j] += a[i][k] * b[k][j];
    return c;
  }

  public static void main(String[] args) {
    int[][] a = new int[3][4];
    a[1][2] = 5;
    a[2] = new int[] {7, 8};
    System.out.println(show(a));
    int[][][] b = new int[2][3][];
    b[0][1] = a[1];
    System.out.println(show(b) + " " + b.getClass().getName());
    int[][][][] c = new int[2][1][2][3];
    c[1][0][1][2] = 9;
    System.out.println(show(c));
    String[][] s = new String[2][2];
    s[0][0] = "x";
    System.out.println(s[0][0] + s[0][1] + s.getClass().getName() + s[0].getClass().getName());
    Object[] o = a;
    o[0] = new int[] {1};
    System.out.println(show(o));
    System.out.println(show(new int[0][5]) + show(new int[2][0]) + show(new int[0][0][0]));
    double[][] d = {{1, 2}, {3}, {}};
    double total = 0;
    for (double[] row : d) for (double v : row) total += v;
    System.out.println(total);
    char[][] grid = new char[5][9];
    for (int y = 0; y < 5; y++) for (int x = 0; x < 9; x++) grid[y][x] = Math.abs(x - 4) + Math.abs(y - 2) < 3 ? '#' : '.';
    for (char[] row : grid) System.out.println(new String(row));
    long[][] power = {{1, 0}, {0, 1}}, fib = {{1, 1}, {1, 0}};
    for (int n = 0; n < 80; n++) power = multiply(power, fib);
    System.out.println(power[0][1]);
    boolean[][][] bits = new boolean[3][3][3];
    bits[1][1][1] = true;
    int set = 0;
    for (boolean[][] plane : bits) for (boolean[] row : plane) for (boolean bit : row) if (bit) set++;
    System.out.println(set);
    int[][] swapped = {{1, 2}, {3, 4}};
    int[] t = swapped[0];
    swapped[0] = swapped[1];
    swapped[1] = t;
    swapped[0][0] += swapped[1][1]++ * 10;
    System.out.println(show(swapped));
    for (int[] dims : new int[][] {{2, -1}, {-1, 2}, {0, -1}}) {
      try {
        int[][] bad = new int[dims[0]][dims[1]];
        System.out.println(bad.length);
      } catch (NegativeArraySizeException e) {
        System.out.println(e.getMessage());
      }
    }
    int[][] cube[] = new int[2][][], row[] = {{{1}}};
    System.out.println(cube.length + row[0][0][0]);
    byte[][] table = new byte[256][256];
    for (int x = 0; x < 256; x++) for (int y = 0; y < 256; y++) table[x][y] = (byte) (x * y);
    long sum = 0;
    for (byte[] r : table) for (byte v : r) sum += v;
    System.out.println(sum);
  }
}
