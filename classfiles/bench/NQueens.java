// args: 7
/** Solutions of the n queens problem: recursion and int arrays. */
public final class NQueens {
  final int n;
  final int[] column;
  long nodes;

  NQueens(int n) {
    this.n = n;
    column = new int[n];
  }

  boolean safe(int row, int c) {
    for (int r = 0; r < row; r++) {
      int d = column[r] - c;
      if (d == 0 || d == row - r || d == r - row) return false;
    }
    return true;
  }

  int place(int row) {
    nodes++;
    if (row == n) return 1;
    int found = 0;
    for (int c = 0; c < n; c++) {
      if (!safe(row, c)) continue;
      column[row] = c;
      found += place(row + 1);
    }
    return found;
  }

  public static void main(String[] args) {
    NQueens queens = new NQueens(Integer.parseInt(args[0]));
    System.out.println(queens.place(0) + " " + queens.nodes);
  }
}
