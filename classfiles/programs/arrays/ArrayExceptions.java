/** What goes wrong with arrays, with the messages. */
public class ArrayExceptions {
  interface Action { void run(); }

  static void attempt(Action action) {
    try {
      action.run();
      System.out.println("fine");
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  static int[] none;
  static int zero;

  public static void main(String[] args) {
    int[] a = new int[3];
    Object[] strings = new String[2];
    Object[][] nested = new Integer[2][];
    Number[] numbers = new Integer[1];
    attempt(new Action() { public void run() { a[3] = 1; } });
    attempt(new Action() { public void run() { a[-1] = 1; } });
    attempt(new Action() { public void run() { a[Integer.MIN_VALUE]++; } });
    attempt(new Action() { public void run() { zero = a[Integer.MAX_VALUE]; } });
    attempt(new Action() { public void run() { zero = new byte[0][0].length + new byte[0][0][0].length; } });
    attempt(new Action() { public void run() { long[][][] l = new long[5][2][1]; l[4][1][1] = 3; } });
    attempt(new Action() { public void run() { strings[0] = 1; } });
    attempt(new Action() { public void run() { strings[0] = null; } });
    attempt(new Action() { public void run() { strings[5] = 1; } });
    attempt(new Action() { public void run() { nested[0] = new Object[1]; } });
    attempt(new Action() { public void run() { nested[0] = new Integer[1]; } });
    attempt(new Action() { public void run() { nested[0][0] = "s"; } });
    attempt(new Action() { public void run() { numbers[0] = 1.5; } });
    attempt(new Action() { public void run() { none = new int[-1]; } });
    attempt(new Action() { public void run() { strings[0] = new String[-5]; } });
    attempt(new Action() { public void run() { zero = new int[2][-7].length; } });
    attempt(new Action() { public void run() { System.arraycopy(a, 0, a, 1, 3); } });
    attempt(new Action() { public void run() { System.arraycopy(a, -1, a, 0, 1); } });
    attempt(new Action() { public void run() { System.arraycopy(a, 0, a, -2, 1); } });
    attempt(new Action() { public void run() { System.arraycopy(a, 0, a, 0, -1); } });
    attempt(new Action() { public void run() { System.arraycopy(a, 3, a, 3, 0); } });
    attempt(new Action() { public void run() { System.arraycopy(a, 2, a, 0, 2); } });
    attempt(new Action() { public void run() { System.arraycopy(a, 0, new long[3], 0, 1); } });
    attempt(new Action() { public void run() { System.arraycopy("text", 0, a, 0, 1); } });
    attempt(new Action() { public void run() { System.arraycopy(a, 0, "text", 0, 1); } });
    attempt(new Action() { public void run() { System.arraycopy(new Object[] {"x", 1, "y"}, 0, strings, 0, 3); } });
    attempt(new Action() { public void run() { System.arraycopy(new Object[] {"x", "z", 1}, 0, strings, 0, 2); } });
    attempt(new Action() { public void run() { System.arraycopy(new Object[] {"q", 1}, 0, strings, 0, 2); } });
    System.out.println(strings[0] + " " + strings[1]);
    int i = 0;
    try {
      a[i = 2] = zero = a[i + 5];
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage() + " " + i);
    }
    int caught = 0;
    for (int n = -5; n < 8; n++) {
      try {
        caught += a[n];
      } catch (ArrayIndexOutOfBoundsException e) {
        caught += 100;
      }
    }
    System.out.println(caught);
  }
}
