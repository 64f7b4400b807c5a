package arrayreverse;

import testutil.T;

public class Case {
  public static void run(int x) {
    for (int n = 0; n < 6; n++) {
      int[] a = new int[n];
      for (int i = 0; i < n; i++) a[i] = i * x;
      reverse(a);
      T.printIntArray(a);
    }
    long[] longs = {1L << 40, 2, 3, -4};
    reverse(longs, 0, longs.length);
    T.printLongArray(longs);
    reverse(longs, 1, 3);
    T.printLongArray(longs);
    char[] text = {'r', 'e', 'v', 'e', 'r', 's', 'e'};
    for (int i = 0, j = text.length - 1; i < j; ) {
      char t = text[i];
      text[i++] = text[j];
      text[j--] = t;
    }
    T.printCharArray(text);
  }

  static void reverse(int[] a) {
    for (int i = 0; i < a.length / 2; i++) {
      int t = a[i];
      a[i] = a[a.length - 1 - i];
      a[a.length - 1 - i] = t;
    }
  }

  static void reverse(long[] a, int from, int to) {
    while (from < --to) {
      long t = a[from];
      a[from++] = a[to];
      a[to] = t;
    }
  }
}
