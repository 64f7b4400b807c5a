package hostcall2;

import testutil.T;

public class Case {
  public static void run(int x) {
    T.printLong(T.ii_l(1, -10));
    T.printLong(T.ii_l(Integer.MIN_VALUE, Integer.MAX_VALUE));
    T.printInt(T.li_i(1L << 33, x));
    T.printInt(T.li_i(2000, 1000));
    T.printInt(T.il_i(x, 1L << 40));
    T.printInt(T.il_i(-2, -2));
    T.printInt(T.ilil_i(10, 4, -24, -4));
    T.printInt(T.ilil_i(x, 1L << 20, x, 1));
    T.printDouble(T.ifld_d(x, 0.5f, 1L << 35, 1e-3));
    T.printLong(T.dlfi_l(1e15, -x, 2.5f, 4));
    T.printInt(T.tenInts(1, 2, 3, 4, 5, 6, 7, 8, 9, x));
    T.printDouble(T.tenDoubles(1, 2, 3, 4, 5, 6, 7, 8, 9, x));
    T.printDouble(T.mixedSixteen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, x));
  }
}
