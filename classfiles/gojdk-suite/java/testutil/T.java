package testutil;

/** What the cases call, in Java. */
public class T {
  public static void printInt(int x) {
    System.out.println(x);
  }

  public static void printLong(long x) {
    System.out.println(x);
  }

  public static void printFloat(float x) {
    System.out.println(x);
  }

  public static void printDouble(double x) {
    System.out.println(x);
  }

  public static void printBoolean(boolean x) {
    System.out.println(x);
  }

  public static void printChar(char x) {
    System.out.println(x);
  }

  public static void printByte(byte x) {
    System.out.println(x);
  }

  public static void printShort(short x) {
    System.out.println(x);
  }

  public static void printString(String x) {
    System.out.println(x);
  }

  public static void printIntArray(int[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printLongArray(long[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printDoubleArray(double[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printByteArray(byte[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printCharArray(char[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printBooleanArray(boolean[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printShortArray(short[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void printFloatArray(float[] xs) {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < xs.length; i++) line.append(i == 0 ? "" : " ").append(xs[i]);
    System.out.println(line.append(']').toString());
  }

  public static void gc() {
    System.gc();
  }

  public static int isub(int a, int b) {
    return a - b;
  }

  public static int isub3(int a, int b, int c) {
    return a - b - c;
  }

  public static long lsub(long a, long b) {
    return a - b;
  }

  public static float fsub(float a, float b) {
    return a - b;
  }

  public static double dsub(double a, double b) {
    return a - b;
  }

  public static long ii_l(int a, int b) {
    return (long) a - b;
  }

  public static int li_i(long a, int b) {
    return (int) (a - b);
  }

  public static int il_i(int a, long b) {
    return (int) (a - b);
  }

  public static int ilil_i(int a, long b, int c, long d) {
    return (int) (a - b * c + d);
  }

  public static double ifld_d(int a, float b, long c, double d) {
    return a - b * c + d;
  }

  public static long dlfi_l(double a, long b, float c, int d) {
    return (long) a + b - (long) c * d;
  }

  public static boolean not(boolean x) {
    return !x;
  }

  public static byte wrapByte(byte x) {
    return (byte) (x + 1);
  }

  public static short wrapShort(short x) {
    return (short) (x + 1);
  }

  public static char nextChar(char x) {
    return (char) (x + 1);
  }

  public static int tenInts(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {
    return a - 2 * b + 3 * c - 4 * d + 5 * e - 6 * f + 7 * g - 8 * h + 9 * i - 10 * j;
  }

  public static double tenDoubles(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j) {
    return a - 2 * b + 3 * c - 4 * d + 5 * e - 6 * f + 7 * g - 8 * h + 9 * i - 10 * j;
  }

  public static double mixedSixteen(int a, double b, long c, float d, int e, double f, long g, float h, int i, double j, long k, float l, int m, double n, long o, float p) {
    return a + 2 * b - 3 * c + 4 * d - 5 * e + 6 * f - 7 * g + 8 * h - 9 * i + 10 * j - 11 * k + 12 * l - 13 * m + 14 * n - 15 * o + 16 * p;
  }

  public static String join(String a, String b) {
    return a + "+" + b;
  }

  public static int length(String s) {
    return s == null ? -1 : s.length();
  }

  public static String repeat(String s, int n) {
    return s.repeat(n);
  }

  public static String nothing() {
    return null;
  }

  public static String describe(boolean z, byte b, char c, short s, int i, long l, String t) {
    return z + " " + b + " " + (int) c + " " + s + " " + i + " " + l + " " + t;
  }

  public static int sum(int[] xs) {
    int sum = 0;
    for (int x : xs) sum += x;
    return sum;
  }

  public static void fill(int[] xs, int value) {
    for (int i = 0; i < xs.length; i++) xs[i] = value;
  }

  public static void scale(double[] xs, double factor) {
    for (int i = 0; i < xs.length; i++) xs[i] *= factor;
  }

  public static void reverse(long[] xs) {
    for (int i = 0, j = xs.length - 1; i < j; i++, j--) {
      long t = xs[i];
      xs[i] = xs[j];
      xs[j] = t;
    }
  }

  public static int[] range(int from, int to) {
    int[] xs = new int[to - from];
    for (int i = 0; i < xs.length; i++) xs[i] = from + i;
    return xs;
  }

  public static byte[] bytes(String ascii) {
    byte[] xs = new byte[ascii.length()];
    for (int i = 0; i < xs.length; i++) xs[i] = (byte) ascii.charAt(i);
    return xs;
  }

  public int plus(int a) {
    return a + 1000;
  }

  public long times(long a, int b) {
    return a * b;
  }

  public double mean(int a, double b) {
    return (a + b) / 2;
  }

  public String label(String text, long number) {
    return text + "#" + number;
  }

  public int total(int[] xs, int from) {
    int sum = 0;
    for (int i = from; i < xs.length; i++) sum += xs[i];
    return sum;
  }
}
