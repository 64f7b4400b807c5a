/** n queens by backtracking, with arrays and with bit masks; a knight's tour; sudoku. */
public class EightQueens {
  static int solutions;
  static String first;

  static void place(int row, int[] column, boolean[] used, boolean[] up, boolean[] down) {
    int n = column.length;
    if (row == n) {
      if (solutions++ == 0) {
        StringBuilder text = new StringBuilder();
        for (int c : column) text.append(c);
        first = text.toString();
      }
      return;
    }
    for (int c = 0; c < n; c++) {
      if (used[c] || up[row + c] || down[row - c + n]) continue;
      used[c] = up[row + c] = down[row - c + n] = true;
      column[row] = c;
      place(row + 1, column, used, up, down);
      used[c] = up[row + c] = down[row - c + n] = false;
    }
  }

  static int bits(int all, int columns, int left, int right) {
    if (columns == all) return 1;
    int count = 0;
    for (int free = all & ~(columns | left | right); free != 0; ) {
      int bit = free & -free;
      free ^= bit;
      count += bits(all, columns | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return count;
  }

  static boolean sudoku(int[] board, int at) {
    while (at < 81 && board[at] != 0) at++;
    if (at == 81) return true;
    next:
    for (int digit = 1; digit <= 9; digit++) {
      int row = at / 9, column = at % 9;
      for (int i = 0; i < 9; i++) {
        if (board[row * 9 + i] == digit || board[i * 9 + column] == digit || board[(row / 3 * 3 + i / 3) * 9 + column / 3 * 3 + i % 3] == digit) continue next;
      }
      board[at] = digit;
      if (sudoku(board, at + 1)) return true;
      board[at] = 0;
    }
    return false;
  }

  public static void main(String[] args) {
    for (int n = 1; n <= 8; n++) {
      solutions = 0;
      first = "-";
      place(0, new int[n], new boolean[n], new boolean[2 * n], new boolean[2 * n + 1]);
      System.out.println(n + ": " + solutions + " " + first + " " + bits((1 << n) - 1, 0, 0, 0));
    }
    String given = "530070000600195000098000060800060003400803001700020006060000280000419005000080079";
    int[] board = new int[81];
    for (int i = 0; i < 81; i++) board[i] = given.charAt(i) - '0';
    System.out.println(sudoku(board, 0));
    for (int r = 0; r < 9; r++) {
      StringBuilder row = new StringBuilder();
      for (int c = 0; c < 9; c++) row.append(board[r * 9 + c]);
      System.out.println(row);
    }
  }
}
