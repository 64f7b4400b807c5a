/** Shift counts beyond the width, negative, long, and of narrow types. */
public class Shifts {
  public static void main(String[] args) {
    int[] values = {0, 1, -1, 0x12345678, 0x87654321, Integer.MIN_VALUE, Integer.MAX_VALUE};
    int[] counts = {0, 1, 4, 15, 16, 31, 32, 33, 63, 64, 65, -1, -31, -32, -33, Integer.MIN_VALUE, Integer.MAX_VALUE};
    for (int v : values) {
      for (int n : counts) {
        long w = v * 0x100000001L;
        System.out.println(v + " by " + n + ": " + (v << n) + " " + (v >> n) + " " + (v >>> n) + " | " + (w << n) + " " + (w >> n) + " " + (w >>> n));
      }
    }
    long count = 0x1_0000_0021L;
    System.out.println((1 << count) + " " + (1L << count) + " " + (-8 >> count) + " " + (-8L >>> count));
    byte b = -1;
    b >>>= 1;
    System.out.println(b);
    b = -128;
    b >>= 2;
    System.out.println(b);
    b <<= 4;
    System.out.println(b);
    short s = (short) 0x8001;
    s >>>= 4;
    System.out.println(s);
    char c = '\uffff';
    c >>= 3;
    System.out.println((int) c);
    c <<= 5;
    System.out.println((int) c);
    int rotating = 0xdeadbeef;
    for (int i = 0; i < 32; i += 5) {
      System.out.println(Integer.toHexString(rotating << i | rotating >>> -i) + " " + Integer.toHexString(Integer.rotateRight(rotating, i)));
    }
    long rotating64 = 0xdeadbeefcafebabeL;
    for (int i = 0; i < 64; i += 9) {
      System.out.println(Long.toHexString(rotating64 << i | rotating64 >>> -i) + " " + Long.toHexString(Long.rotateRight(rotating64, i)));
    }
  }
}
