/** Static methods that work on arrays of their own and still need nothing from the class library. */
public class IntArrays {
  public static int sieve(int n) {
    boolean[] composite = new boolean[n + 1];
    int count = 0;
    for (int i = 2; i <= n; i++) {
      if (composite[i]) continue;
      count++;
      for (long j = (long) i * i; j <= n; j += i) composite[(int) j] = true;
    }
    return count;
  }

  static int[] pseudoRandom(int n, int seed) {
    int[] a = new int[n];
    for (int i = 0; i < n; i++) a[i] = (seed = seed * 1103515245 + 12345) >>> 16;
    return a;
  }

  static long weigh(int[] a) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) sum = sum * 31 + a[i];
    return sum;
  }

  public static long bubbleSort(int n) {
    int[] a = pseudoRandom(n, 42);
    for (int end = a.length - 1; end > 0; end--)
      for (int i = 0; i < end; i++)
        if (a[i] > a[i + 1]) {
          int t = a[i];
          a[i] = a[i + 1];
          a[i + 1] = t;
        }
    return weigh(a);
  }

  public static long reverse(int n) {
    int[] a = pseudoRandom(n, 7);
    for (int i = 0, j = n - 1; i < j; i++, j--) {
      int t = a[i];
      a[i] = a[j];
      a[j] = t;
    }
    return weigh(a);
  }

  public static long quickSort(int n) {
    int[] a = pseudoRandom(n, 99);
    quickSort(a, 0, n - 1);
    return weigh(a);
  }

  private static void quickSort(int[] a, int low, int high) {
    if (low >= high) return;
    int pivot = a[(low + high) >>> 1], i = low, j = high;
    while (i <= j) {
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
      if (i <= j) {
        int t = a[i];
        a[i++] = a[j];
        a[j--] = t;
      }
    }
    quickSort(a, low, j);
    quickSort(a, i, high);
  }

  public static double matrixTrace(int n) {
    double[][] a = new double[n][n], b = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) {
        a[i][j] = i + j * 0.5;
        b[i][j] = i - j * 0.25;
      }
    double trace = 0;
    for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) trace += a[i][k] * b[k][i];
    return trace;
  }

  public static int kinds(int n) {
    byte[] bytes = new byte[n];
    short[] shorts = new short[n];
    char[] chars = new char[n];
    long[] longs = new long[n];
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) (i * 37);
      shorts[i] = (short) (i * 3701);
      chars[i] = (char) (i * 3701);
      longs[i] = (long) i << 33 | i;
      floats[i] = i / 4f;
    }
    int sum = 0;
    for (int i = 0; i < n; i++) sum += bytes[i] + shorts[i] + chars[i] + (int) (longs[i] >> 30) + (int) floats[i];
    return sum;
  }
}
