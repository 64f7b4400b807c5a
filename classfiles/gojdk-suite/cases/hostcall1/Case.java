package hostcall1;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printInt(T.isub(x, 1));
    T.printInt(T.isub(1, x));
    T.printInt(T.isub3(x, 10, 100));
    T.printInt(T.isub(T.isub(10, 3), T.isub(2, T.isub(x, 5))));
    T.printLong(T.lsub(1L << 60, x));
    T.printLong(T.lsub(Long.MIN_VALUE, 1));
    T.printFloat(T.fsub(0.5f, x));
    T.printDouble(T.dsub(0.1, x));
    T.printDouble(T.dsub(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    T.printBoolean(T.not(x > 0));
    T.printBoolean(T.not(x < 0));
    T.printByte(T.wrapByte((byte) 127));
    T.printShort(T.wrapShort((short) 32767));
    T.printChar(T.nextChar('y'));
    T.printInt(T.nextChar('\uffff'));
    int kept = x * 3;
    T.printInt(T.isub(kept, x) + kept);
    for (int i = 0; i < 100; i++) kept = T.isub(kept, i);
    T.printInt(kept);
  }
}
