package embed;

import java.nio.ByteBuffer;

/** Methods that are C functions, and Java code that calls them. */
public class CFunctions {
  public static native double cbrt(double x);
  public static native float cbrtf(float x);
  public static native double ldexp(double x, int exponent);
  public static native int abs(int x);
  public static native byte narrow(int x);
  public static native char unsigned(int x);
  public static native boolean truth(int x);
  public static native long labs(long x);
  public static native long strlen(String text);
  public static native String getenv(String name);
  public static native int setenv(String name, String value, int overwrite);
  public static native int compare(byte[] a, byte[] b, long length);
  public static native int format(byte[] to, long size, byte[] format, int a, int b, int c, int d, int e, double f);
  public static native int formatDoubles(
      byte[] to, long size, byte[] format, double a, double b, double c, double d, double e, double f, double g,
      double h, double i, double j);
  public static native int formatText(byte[] to, long size, String format, String text, double x);
  /** struct tm by pointer: nine ints, then the zone. */
  public static native long timeFields(long[] seconds, int[] fields);
  public static native long fill(ByteBuffer buffer, int value, long count);
  public static native void nothing();
  public native int absolute(int x);
  public native int formatOf(byte[] to, long size, byte[] format, int a, int b, int c, int d);
  public synchronized native int locked(int x);
  public static native Object object();

  public static long loop(int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) sum += abs(-i);
    return sum;
  }

  public static int[] fieldsOf(long seconds) {
    int[] fields = new int[14];
    return timeFields(new long[] {seconds}, fields) == 0 ? null : fields;
  }

  public static String filled(int capacity, boolean direct) {
    ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity);
    buffer.position(1);
    fill(buffer, 'x', capacity - 2);
    buffer.rewind();
    StringBuilder text = new StringBuilder();
    while (buffer.hasRemaining()) text.append((char) (buffer.get() + 1));
    return text.toString();
  }

  public static String formatted(String format) {
    byte[] to = new byte[100];
    int length = new CFunctions().formatOf(to, to.length, (format + "\0").getBytes(), 1, -2, 3, -4);
    return new String(to, 0, length);
  }
}
