/** Algorithms over bits: population counts, Gray codes, xorshift, a CRC, Morton numbers. */
public class BitTricks {
  static int popCount(int x) {
    x -= x >>> 1 & 0x55555555;
    x = (x & 0x33333333) + (x >>> 2 & 0x33333333);
    x = x + (x >>> 4) & 0x0f0f0f0f;
    return x * 0x01010101 >>> 24;
  }

  static int crc32(byte[] data) {
    int crc = -1;
    for (byte b : data) {
      crc ^= b & 0xff;
      for (int i = 0; i < 8; i++) crc = crc >>> 1 ^ 0xedb88320 & -(crc & 1);
    }
    return ~crc;
  }

  static long morton(int x, int y) {
    long m = 0;
    for (int i = 0; i < 32; i++) m |= (x >>> i & 1L) << 2 * i | (y >>> i & 1L) << 2 * i + 1;
    return m;
  }

  static long fnv(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    return hash;
  }

  public static void main(String[] args) {
    for (int i = -5; i < 300; i += 7) System.out.print(popCount(i) + (i > 290 ? "\n" : " "));
    for (int i = 0; i < 16; i++) System.out.print(Integer.toBinaryString(i ^ i >> 1) + (i < 15 ? " " : "\n"));
    byte[] data = new byte[9];
    for (int i = 0; i < 9; i++) data[i] = (byte) ('1' + i);
    System.out.println(Integer.toHexString(crc32(data)));
    System.out.println(morton(0xffff, 0) + " " + morton(-1, 0x12345678) + " " + morton(3, 5));
    long state = 88172645463325252L;
    for (int i = 0; i < 10; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      System.out.println(state + " " + (state >>> 32) % 100 + " " + (int) state);
    }
    System.out.println(Long.toHexString(fnv("gojdk")) + " " + Long.toHexString(fnv("")));
    int swap = 0x12345678;
    swap = swap >>> 16 | swap << 16;
    swap = (swap & 0xff00ff00) >>> 8 | (swap & 0x00ff00ff) << 8;
    System.out.println(Integer.toHexString(swap));
    int n = 1000;
    n--;
    n |= n >>> 1;
    n |= n >>> 2;
    n |= n >>> 4;
    n |= n >>> 8;
    n |= n >>> 16;
    System.out.println(n + 1);
    int a = 17, b = -4;
    a ^= b;
    b ^= a;
    a ^= b;
    System.out.println(a + " " + b + " " + (a & -a) + " " + (a ^ a >> 31) + " " + (~a & 0xff));
    StringBuilder subsets = new StringBuilder();
    for (int mask = 0b1011, sub = mask; ; sub = sub - 1 & mask) {
      subsets.append(sub).append(' ');
      if (sub == 0) break;
    }
    System.out.println(subsets);
  }
}
