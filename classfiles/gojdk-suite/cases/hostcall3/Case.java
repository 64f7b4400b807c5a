package hostcall3;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printString(T.join("left", "right"));
    T.printString(T.join(T.join("a", "b"), "\u00fc\u20ac\ud83d\ude00"));
    T.printInt(T.length("twelve chars"));
    T.printInt(T.length(""));
    T.printInt(T.length(null));
    T.printInt(T.length("\ud83d\ude00 \ud800"));
    T.printString(T.repeat("ab", 3));
    T.printString(T.nothing());
    T.printString(T.describe(true, (byte) -1, '\ufffe', (short) -2, x, 1L << 62, "end"));
    int[] ints = {1, 2, 3, x};
    T.printInt(T.sum(ints));
    T.fill(ints, 9);
    T.printIntArray(ints);
    double[] doubles = {1, 2.5, -x};
    T.scale(doubles, 0.5);
    T.printDoubleArray(doubles);
    long[] longs = {1L << 62, 2, -3};
    T.reverse(longs);
    T.printLongArray(longs);
    int[] range = T.range(-2, 3);
    T.printIntArray(range);
    range[0] = 100;
    T.printInt(T.sum(range));
    T.printByteArray(T.bytes("bytes~"));
    T host = new T();
    T.printInt(host.plus(x));
    T.printLong(host.times(1L << 33, -3));
    T.printDouble(host.mean(3, 4.5));
    T.printString(host.label("label", Long.MAX_VALUE));
    T.printInt(host.total(new int[] {1, 2, 3, 4}, 2));
  }
}
