// args: 3000
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Sorting: ints by Arrays.sort and by hand, objects by a comparator. */
public final class SortObjects {
  static final class Item implements Comparable<Item> {
    final int key;
    final String name;

    Item(int key) {
      this.key = key;
      name = "n" + key % 100;
    }

    @Override public int compareTo(Item o) {
      int c = name.compareTo(o.name);
      return c != 0 ? c : Integer.compare(key, o.key);
    }
  }

  static void quicksort(int[] a, int low, int high) {
    while (low < high) {
      int pivot = a[low + high >>> 1], i = low, j = high;
      while (i <= j) {
        while (a[i] < pivot) i++;
        while (a[j] > pivot) j--;
        if (i <= j) {
          int t = a[i];
          a[i++] = a[j];
          a[j--] = t;
        }
      }
      quicksort(a, low, j);
      low = i;
    }
  }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    int[] a = new int[n];
    int x = 12345;
    for (int i = 0; i < n; i++) a[i] = (x = x * 1103515245 + 12345) >>> 4;
    int[] b = a.clone();
    quicksort(a, 0, n - 1);
    Arrays.sort(b);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < n; i++) items.add(new Item((x = x * 1103515245 + 12345) >>> 8));
    Collections.sort(items);
    long hash = 0;
    for (Item item : items) hash = hash * 31 + item.key;
    System.out.println(Arrays.equals(a, b) + " " + Arrays.hashCode(a) + " " + hash);
  }
}
