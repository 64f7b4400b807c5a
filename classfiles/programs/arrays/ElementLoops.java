import java.util.Arrays;
import java.util.List;

/**
 * Loops that do the same to one element after the other, of every primitive type: few and many elements, ranges that begin and end anywhere, ends that lie beyond an array's (what was done
 * before the exception stays done), before the start, next to the largest int; arrays that are null, or one and the same.
 */
public class ElementLoops {
  interface Loop {
    void run(Object a, Object b, int from, int to);
  }
  static final class Bytes {
    static void fill(byte[] a, int from, int to, byte v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(byte[] a, int from, int last, byte v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(byte[] a, byte[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(byte[] a, byte[] b, int from, int to, byte v) {
      for (int i = from; to > i; i++) a[i] = (byte) ((a[i] ^ b[i]) - (v & ~b[i]));
    }

    static void mixAll(byte[] a, byte[] b, byte v) {
      for (int i = 0; i < a.length; i++) a[i] += (byte) (b[i] | v);
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((byte[]) a, from, to, (byte) 0xA7),
          (a, b, from, to) -> fillUpTo((byte[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, (byte) 0xA7),
          (a, b, from, to) -> copy((byte[]) a, (byte[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((byte[]) a, (byte[]) b, from, to, (byte) 0xA7),
          (a, b, from, to) -> mixAll((byte[]) a, (byte[]) b, (byte) 0xA7),
          (a, b, from, to) -> Arrays.fill((byte[]) a, from, to, (byte) 0xA7));
    }

    static byte[] array(int length, int seed) {
      byte[] a = new byte[length];
      for (int i = 0; i < length; i++) a[i] = (byte) (i * seed);
      return a;
    }
  }
  static final class Booleans {
    static void fill(boolean[] a, int from, int to, boolean v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(boolean[] a, int from, int last, boolean v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(boolean[] a, boolean[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(boolean[] a, boolean[] b, int from, int to, boolean v) {
      for (int i = from; to > i; i++) a[i] = a[i] ^ b[i] & v;
    }

    static void mixAll(boolean[] a, boolean[] b, boolean v) {
      for (int i = 0; i < a.length; i++) a[i] = !b[i] | a[i];
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((boolean[]) a, from, to, true),
          (a, b, from, to) -> fillUpTo((boolean[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, true),
          (a, b, from, to) -> copy((boolean[]) a, (boolean[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((boolean[]) a, (boolean[]) b, from, to, true),
          (a, b, from, to) -> mixAll((boolean[]) a, (boolean[]) b, true),
          (a, b, from, to) -> Arrays.fill((boolean[]) a, from, to, true));
    }

    static boolean[] array(int length, int seed) {
      boolean[] a = new boolean[length];
      for (int i = 0; i < length; i++) a[i] = (i * seed & 4) != 0;
      return a;
    }
  }
  static final class Shorts {
    static void fill(short[] a, int from, int to, short v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(short[] a, int from, int last, short v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(short[] a, short[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(short[] a, short[] b, int from, int to, short v) {
      for (int i = from; to > i; i++) a[i] = (short) ((a[i] ^ b[i]) - (v & ~b[i]));
    }

    static void mixAll(short[] a, short[] b, short v) {
      for (int i = 0; i < a.length; i++) a[i] += (byte) (b[i] | v);
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((short[]) a, from, to, (short) 0xA7),
          (a, b, from, to) -> fillUpTo((short[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, (short) 0xA7),
          (a, b, from, to) -> copy((short[]) a, (short[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((short[]) a, (short[]) b, from, to, (short) 0xA7),
          (a, b, from, to) -> mixAll((short[]) a, (short[]) b, (short) 0xA7),
          (a, b, from, to) -> Arrays.fill((short[]) a, from, to, (short) 0xA7));
    }

    static short[] array(int length, int seed) {
      short[] a = new short[length];
      for (int i = 0; i < length; i++) a[i] = (short) (i * seed);
      return a;
    }
  }
  static final class Chars {
    static void fill(char[] a, int from, int to, char v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(char[] a, int from, int last, char v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(char[] a, char[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(char[] a, char[] b, int from, int to, char v) {
      for (int i = from; to > i; i++) a[i] = (char) ((a[i] ^ b[i]) - (v & ~b[i]));
    }

    static void mixAll(char[] a, char[] b, char v) {
      for (int i = 0; i < a.length; i++) a[i] += (byte) (b[i] | v);
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((char[]) a, from, to, (char) 0xA7),
          (a, b, from, to) -> fillUpTo((char[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, (char) 0xA7),
          (a, b, from, to) -> copy((char[]) a, (char[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((char[]) a, (char[]) b, from, to, (char) 0xA7),
          (a, b, from, to) -> mixAll((char[]) a, (char[]) b, (char) 0xA7),
          (a, b, from, to) -> Arrays.fill((char[]) a, from, to, (char) 0xA7));
    }

    static char[] array(int length, int seed) {
      char[] a = new char[length];
      for (int i = 0; i < length; i++) a[i] = (char) (i * seed);
      return a;
    }
  }
  static final class Ints {
    static void fill(int[] a, int from, int to, int v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(int[] a, int from, int last, int v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(int[] a, int[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(int[] a, int[] b, int from, int to, int v) {
      for (int i = from; to > i; i++) a[i] = (a[i] ^ b[i]) - (v & ~b[i]);
    }

    static void mixAll(int[] a, int[] b, int v) {
      for (int i = 0; i < a.length; i++) a[i] += b[i] | v;
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((int[]) a, from, to, 0x12345678),
          (a, b, from, to) -> fillUpTo((int[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, 0x12345678),
          (a, b, from, to) -> copy((int[]) a, (int[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((int[]) a, (int[]) b, from, to, 0x12345678),
          (a, b, from, to) -> mixAll((int[]) a, (int[]) b, 0x12345678),
          (a, b, from, to) -> Arrays.fill((int[]) a, from, to, 0x12345678));
    }

    static int[] array(int length, int seed) {
      int[] a = new int[length];
      for (int i = 0; i < length; i++) a[i] = (int) (i * seed);
      return a;
    }
  }
  static final class Longs {
    static void fill(long[] a, int from, int to, long v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(long[] a, int from, int last, long v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(long[] a, long[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(long[] a, long[] b, int from, int to, long v) {
      for (int i = from; to > i; i++) a[i] = (a[i] ^ b[i]) - (v & ~b[i]);
    }

    static void mixAll(long[] a, long[] b, long v) {
      for (int i = 0; i < a.length; i++) a[i] += b[i] | v;
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((long[]) a, from, to, 0x123456789abcdefL),
          (a, b, from, to) -> fillUpTo((long[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, 0x123456789abcdefL),
          (a, b, from, to) -> copy((long[]) a, (long[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((long[]) a, (long[]) b, from, to, 0x123456789abcdefL),
          (a, b, from, to) -> mixAll((long[]) a, (long[]) b, 0x123456789abcdefL),
          (a, b, from, to) -> Arrays.fill((long[]) a, from, to, 0x123456789abcdefL));
    }

    static long[] array(int length, int seed) {
      long[] a = new long[length];
      for (int i = 0; i < length; i++) a[i] = (long) (i * seed);
      return a;
    }
  }
  static final class Floats {
    static void fill(float[] a, int from, int to, float v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(float[] a, int from, int last, float v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(float[] a, float[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(float[] a, float[] b, int from, int to, float v) {
      for (int i = from; to > i; i++) a[i] += v * b[i];
    }

    static void mixAll(float[] a, float[] b, float v) {
      for (int i = 0; i < a.length; i++) a[i] = (b[i] - v) / a[i];
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((float[]) a, from, to, 0.75f),
          (a, b, from, to) -> fillUpTo((float[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, 0.75f),
          (a, b, from, to) -> copy((float[]) a, (float[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((float[]) a, (float[]) b, from, to, 0.75f),
          (a, b, from, to) -> mixAll((float[]) a, (float[]) b, 0.75f),
          (a, b, from, to) -> Arrays.fill((float[]) a, from, to, 0.75f));
    }

    static float[] array(int length, int seed) {
      float[] a = new float[length];
      for (int i = 0; i < length; i++) a[i] = (float) (i * seed);
      return a;
    }
  }
  static final class Doubles {
    static void fill(double[] a, int from, int to, double v) {
      for (int i = from; i < to; i++) a[i] = v;
    }

    static void fillUpTo(double[] a, int from, int last, double v) {
      for (int i = from; i <= last; i++) a[i] = v;
    }

    static void copy(double[] a, double[] b, int from, int to) {
      for (int i = from; i != to; i++) a[i] = b[i];
    }

    static void mix(double[] a, double[] b, int from, int to, double v) {
      for (int i = from; to > i; i++) a[i] += v * b[i];
    }

    static void mixAll(double[] a, double[] b, double v) {
      for (int i = 0; i < a.length; i++) a[i] = (b[i] - v) / a[i];
    }

    static List<Loop> loops() {
      return List.of(
          (a, b, from, to) -> fill((double[]) a, from, to, 0.75),
          (a, b, from, to) -> fillUpTo((double[]) a, from, to == Integer.MIN_VALUE ? to : to - 1, 0.75),
          (a, b, from, to) -> copy((double[]) a, (double[]) b, Math.min(from, to), to),
          (a, b, from, to) -> mix((double[]) a, (double[]) b, from, to, 0.75),
          (a, b, from, to) -> mixAll((double[]) a, (double[]) b, 0.75),
          (a, b, from, to) -> Arrays.fill((double[]) a, from, to, 0.75));
    }

    static double[] array(int length, int seed) {
      double[] a = new double[length];
      for (int i = 0; i < length; i++) a[i] = (double) (i * seed);
      return a;
    }
  }
  static int hash(Object a) {
    if (a instanceof byte[] x) return Arrays.hashCode(x);
    if (a instanceof boolean[] x) return Arrays.hashCode(x);
    if (a instanceof short[] x) return Arrays.hashCode(x);
    if (a instanceof char[] x) return Arrays.hashCode(x);
    if (a instanceof int[] x) return Arrays.hashCode(x);
    if (a instanceof long[] x) return Arrays.hashCode(x);
    if (a instanceof float[] x) return Arrays.hashCode(x);
    if (a instanceof double[] x) return Arrays.hashCode(x);
    return 0;
  }

  static Object array(String type, int length, int seed) {
    switch (type) {
      case "byte": return Bytes.array(length, seed);
      case "boolean": return Booleans.array(length, seed);
      case "short": return Shorts.array(length, seed);
      case "char": return Chars.array(length, seed);
      case "int": return Ints.array(length, seed);
      case "long": return Longs.array(length, seed);
      case "float": return Floats.array(length, seed);
      case "double": return Doubles.array(length, seed);
      default: throw new AssertionError(type);
    }
  }

  static int sum, failures;
  static String last;

  static void attempt(Loop loop, Object a, Object b, int from, int to) {
    try {
      loop.run(a, b, from, to);
    } catch (ArrayIndexOutOfBoundsException | NullPointerException | IllegalArgumentException e) {
      failures++;
      // Not its text: what a hot method throws may have none.
      last = e.getClass().getSimpleName();
      sum = sum * 31 + last.hashCode();
    }
    sum = (sum * 31 + hash(a)) * 31 + hash(b);
  }

  static void ranges(Loop loop, String type, int n) {
    for (int from = 0; from <= 3; from += from + 1)
      for (int to : new int[] {n, n - 1, n / 2, n + 5}) attempt(loop, array(type, n, 37), array(type, n, 11), from, to);
  }

  static void edges(Loop loop, String type, int n) {
    attempt(loop, null, array(type, n, 11), 0, n);
    attempt(loop, array(type, n, 37), null, 0, n);
    attempt(loop, array(type, n, 37), array(type, n - 33, 11), 0, n);
    attempt(loop, array(type, n - 33, 37), array(type, n, 11), 0, n);
    attempt(loop, array(type, n, 37), array(type, n, 11), -1, n);
    attempt(loop, array(type, n, 37), array(type, n, 11), Integer.MIN_VALUE, n);
    attempt(loop, array(type, n, 37), array(type, n, 11), 2, Integer.MAX_VALUE);
    attempt(loop, array(type, n, 37), array(type, n, 11), Integer.MAX_VALUE - 40, Integer.MAX_VALUE);
    attempt(loop, array(type, n, 37), array(type, n, 11), 5, Integer.MIN_VALUE);
    attempt(loop, array(type, n, 37), array(type, n, 11), n, 0);
    Object same = array(type, n, 37);
    attempt(loop, same, same, 1, n);
  }

  public static void main(String[] args) {
    all("byte", Bytes.loops());
    all("boolean", Booleans.loops());
    all("short", Shorts.loops());
    all("char", Chars.loops());
    all("int", Ints.loops());
    all("long", Longs.loops());
    all("float", Floats.loops());
    all("double", Doubles.loops());
  }

  static void all(String type, List<Loop> loops) {
    int number = 0;
    for (Loop loop : loops) {
      sum = failures = 0;
      // Until it is hot.
      for (int i = 0; i < 100; i++) attempt(loop, array(type, 2_000, 37), array(type, 2_001, 11), 0, 2_000);
      for (int n = 0; n <= 70; n++) ranges(loop, type, n);
      for (int n : new int[] {127, 128, 129, 200, 1000}) {
        ranges(loop, type, n);
        edges(loop, type, n);
      }
      attempt(loop, array(type, 70_000, 37), array(type, 70_001, 11), 0, 70_000);
      System.out.println(type + " " + number++ + ": " + sum + ", " + failures + " exceptions, the last: " + last);
    }
  }
}
