package testutil;

/** What the cases call, bound by the host program. */
public class T {
  public static native void printInt(int x);
  public static native void printLong(long x);
  public static native void printFloat(float x);
  public static native void printDouble(double x);
  public static native void printBoolean(boolean x);
  public static native void printChar(char x);
  public static native void printByte(byte x);
  public static native void printShort(short x);
  public static native void printString(String x);
  public static native void printIntArray(int[] xs);
  public static native void printLongArray(long[] xs);
  public static native void printDoubleArray(double[] xs);
  public static native void printByteArray(byte[] xs);
  public static native void printCharArray(char[] xs);
  public static native void printBooleanArray(boolean[] xs);
  public static native void printShortArray(short[] xs);
  public static native void printFloatArray(float[] xs);
  public static native void gc();
  public static native int isub(int a, int b);
  public static native int isub3(int a, int b, int c);
  public static native long lsub(long a, long b);
  public static native float fsub(float a, float b);
  public static native double dsub(double a, double b);
  public static native long ii_l(int a, int b);
  public static native int li_i(long a, int b);
  public static native int il_i(int a, long b);
  public static native int ilil_i(int a, long b, int c, long d);
  public static native double ifld_d(int a, float b, long c, double d);
  public static native long dlfi_l(double a, long b, float c, int d);
  public static native boolean not(boolean x);
  public static native byte wrapByte(byte x);
  public static native short wrapShort(short x);
  public static native char nextChar(char x);
  public static native int tenInts(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j);
  public static native double tenDoubles(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j);
  public static native double mixedSixteen(int a, double b, long c, float d, int e, double f, long g, float h, int i, double j, long k, float l, int m, double n, long o, float p);
  public static native String join(String a, String b);
  public static native int length(String s);
  public static native String repeat(String s, int n);
  public static native String nothing();
  public static native String describe(boolean z, byte b, char c, short s, int i, long l, String t);
  public static native int sum(int[] xs);
  public static native void fill(int[] xs, int value);
  public static native void scale(double[] xs, double factor);
  public static native void reverse(long[] xs);
  public static native int[] range(int from, int to);
  public static native byte[] bytes(String ascii);

  public native int plus(int a);
  public native long times(long a, int b);
  public native double mean(int a, double b);
  public native String label(String text, long number);
  public native int total(int[] xs, int from);
}
