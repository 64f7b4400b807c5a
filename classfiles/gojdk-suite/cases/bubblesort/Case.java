package bubblesort;

import testutil.T;

public class Case {
  public static void run(int x) {
    int[] a = {5, -2, 9, 0, x, 5, 3, Integer.MIN_VALUE, 8, Integer.MAX_VALUE};
    T.printIntArray(a);
    T.printInt(sort(a));
    T.printIntArray(a);
    T.printInt(sort(a));
    int[] large = new int[300];
    int seed = x;
    for (int i = 0; i < large.length; i++) {
      seed = seed * 1664525 + 1013904223;
      large[i] = seed >>> 20;
    }
    T.printInt(sort(large));
    T.printIntArray(large);
    sort(new int[0]);
    sort(new int[] {1});
  }

  static int sort(int[] a) {
    int swaps = 0;
    boolean swapped = true;
    for (int end = a.length - 1; swapped; end--) {
      swapped = false;
      for (int i = 0; i < end; i++) {
        if (a[i] > a[i + 1]) {
          int t = a[i];
          a[i] = a[i + 1];
          a[i + 1] = t;
          swapped = true;
          swaps++;
        }
      }
    }
    return swaps;
  }
}
