/** Sorting algorithms by hand over ints, strings and a comparator interface. */
public class Sorting {
  interface Order { boolean before(Object a, Object b); }

  static int[] input(int n) {
    int[] a = new int[n];
    long x = 12345;
    for (int i = 0; i < n; i++) {
      x = x * 25214903917L + 11 & (1L << 48) - 1;
      a[i] = (int) (x >>> 20) % 1000;
    }
    return a;
  }

  static String summary(int[] a) {
    long h = 0;
    boolean sorted = true;
    for (int i = 0; i < a.length; i++) {
      h = h * 31 + a[i];
      if (i > 0 && a[i - 1] > a[i]) sorted = false;
    }
    return sorted + " " + h;
  }

  static void insertion(int[] a) {
    for (int i = 1; i < a.length; i++) {
      int v = a[i], j = i - 1;
      while (j >= 0 && a[j] > v) a[j + 1] = a[j--];
      a[j + 1] = v;
    }
  }

  static void selection(int[] a) {
    for (int i = 0; i < a.length; i++) {
      int m = i;
      for (int j = i + 1; j < a.length; j++) if (a[j] < a[m]) m = j;
      int t = a[i]; a[i] = a[m]; a[m] = t;
    }
  }

  static void shell(int[] a) {
    for (int gap = a.length / 2; gap > 0; gap /= 2)
      for (int i = gap; i < a.length; i++) {
        int v = a[i], j;
        for (j = i; j >= gap && a[j - gap] > v; j -= gap) a[j] = a[j - gap];
        a[j] = v;
      }
  }

  static void merge(int[] a, int[] t, int from, int to) {
    if (to - from < 2) return;
    int mid = from + to >>> 1;
    merge(a, t, from, mid);
    merge(a, t, mid, to);
    for (int i = from, j = mid, k = from; k < to; k++) t[k] = j >= to || i < mid && a[i] <= a[j] ? a[i++] : a[j++];
    for (int k = from; k < to; k++) a[k] = t[k];
  }

  static void heap(int[] a) {
    for (int i = a.length / 2 - 1; i >= 0; i--) sift(a, i, a.length);
    for (int end = a.length - 1; end > 0; end--) {
      int t = a[0]; a[0] = a[end]; a[end] = t;
      sift(a, 0, end);
    }
  }

  static void sift(int[] a, int i, int n) {
    for (int c; (c = 2 * i + 1) < n; i = c) {
      if (c + 1 < n && a[c + 1] > a[c]) c++;
      if (a[i] >= a[c]) return;
      int t = a[i]; a[i] = a[c]; a[c] = t;
    }
  }

  static int[] counting(int[] a) {
    int low = Integer.MAX_VALUE, high = Integer.MIN_VALUE;
    for (int v : a) { low = Math.min(low, v); high = Math.max(high, v); }
    int[] counts = new int[high - low + 1];
    for (int v : a) counts[v - low]++;
    int[] out = new int[a.length];
    for (int i = 0, k = 0; i < counts.length; i++) while (counts[i]-- > 0) out[k++] = i + low;
    return out;
  }

  static void quick(Object[] a, int low, int high, Order order) {
    if (low >= high) return;
    Object pivot = a[low + (high - low) / 2];
    int i = low, j = high;
    while (i <= j) {
      while (order.before(a[i], pivot)) i++;
      while (order.before(pivot, a[j])) j--;
      if (i <= j) { Object t = a[i]; a[i++] = a[j]; a[j--] = t; }
    }
    quick(a, low, j, order);
    quick(a, i, high, order);
  }

  public static void main(String[] args) {
    int[] a = input(400);
    System.out.println(summary(a));
    int[] b = a.clone(); insertion(b); System.out.println(summary(b));
    b = a.clone(); selection(b); System.out.println(summary(b));
    b = a.clone(); shell(b); System.out.println(summary(b));
    b = a.clone(); merge(b, new int[b.length], 0, b.length); System.out.println(summary(b));
    b = a.clone(); heap(b); System.out.println(summary(b));
    System.out.println(summary(counting(a)));
    String[] words = {"pear", "fig", "apple", "kiwi", "banana", "cherry", "date"};
    quick(words, 0, words.length - 1, new Order() { public boolean before(Object x, Object y) { return ((String) x).compareTo((String) y) < 0; } });
    for (String w : words) System.out.print(w + " ");
    quick(words, 0, words.length - 1, new Order() { public boolean before(Object x, Object y) { return ((String) x).length() < ((String) y).length(); } });
    System.out.println();
    for (String w : words) System.out.print(w.length() + " ");
    System.out.println();
  }
}
