package arrays1;

import testutil.T;

public class Case {
  public static void run(int x) {
    int[] ints = new int[5];
    T.printInt(ints.length);
    for (int i = 0; i < ints.length; i++) T.printInt(ints[i]);
    for (int i = 0; i < ints.length; i++) ints[i] = i * x;
    T.printIntArray(ints);
    ints[2] += 7;
    ints[3]++;
    ints[4] <<= 2;
    T.printIntArray(ints);
    long[] longs = {1, -1, Long.MAX_VALUE, Long.MIN_VALUE, x};
    T.printLongArray(longs);
    byte[] bytes = {1, -1, 127, -128, (byte) 200};
    bytes[0] += 127;
    T.printByteArray(bytes);
    short[] shorts = {1, -1, 32767, -32768, (short) 40000};
    T.printShortArray(shorts);
    char[] chars = {'a', 'b', (char) (x + 'a')};
    T.printCharArray(chars);
    boolean[] flags = {true, false, x > 2};
    flags[1] |= flags[0];
    T.printBooleanArray(flags);
    float[] floats = {1.5f, -0f, x / 3f};
    T.printFloatArray(floats);
    double[] doubles = {1.5, -0.0, x / 3.0};
    doubles[0] *= 4;
    T.printDoubleArray(doubles);
    int[] empty = {};
    T.printIntArray(empty);
  }
}
