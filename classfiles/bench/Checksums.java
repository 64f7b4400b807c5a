// args: 20
/** Hashing bytes: CRC-32 by table, Adler-32, FNV-1a and SHA-256 by hand over a buffer of 16 KB. */
public final class Checksums {
  static final int[] TABLE = new int[256];
  static final int[] K = new int[64];

  static {
    for (int i = 0; i < 256; i++) {
      int c = i;
      for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xedb88320 ^ c >>> 1 : c >>> 1;
      TABLE[i] = c;
    }
    int n = 0;
    for (int p = 2; n < 64; p++) {
      boolean prime = true;
      for (int d = 2; d * d <= p; d++) prime &= p % d != 0;
      if (prime) K[n++] = (int) (long) ((Math.cbrt(p) - Math.floor(Math.cbrt(p))) * 4294967296.0);
    }
  }

  static int crc(byte[] data) {
    int c = -1;
    for (byte b : data) c = TABLE[(c ^ b) & 0xff] ^ c >>> 8;
    return ~c;
  }

  static int adler(byte[] data) {
    int a = 1, b = 0;
    for (byte x : data) {
      a = (a + (x & 0xff)) % 65521;
      b = (b + a) % 65521;
    }
    return b << 16 | a;
  }

  static long fnv(byte[] data) {
    long h = 0xcbf29ce484222325L;
    for (byte x : data) h = (h ^ x & 0xff) * 0x100000001b3L;
    return h;
  }

  static int sha(byte[] data) {
    int[] h = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, w = new int[64];
    for (int at = 0; at + 64 <= data.length; at += 64) {
      for (int i = 0; i < 16; i++) w[i] = data[at + 4 * i] << 24 | (data[at + 4 * i + 1] & 0xff) << 16 | (data[at + 4 * i + 2] & 0xff) << 8 | data[at + 4 * i + 3] & 0xff;
      for (int i = 16; i < 64; i++) {
        int s0 = Integer.rotateRight(w[i - 15], 7) ^ Integer.rotateRight(w[i - 15], 18) ^ w[i - 15] >>> 3;
        int s1 = Integer.rotateRight(w[i - 2], 17) ^ Integer.rotateRight(w[i - 2], 19) ^ w[i - 2] >>> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
      int a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], x = h[7];
      for (int i = 0; i < 64; i++) {
        int t1 = x + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i];
        int t2 = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22)) + (a & b ^ a & c ^ b & c);
        x = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
      }
      h[0] += a;
      h[1] += b;
      h[2] += c;
      h[3] += d;
      h[4] += e;
      h[5] += f;
      h[6] += g;
      h[7] += x;
    }
    return h[0] ^ h[7];
  }

  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    byte[] data = new byte[16384];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31 + (i >> 5));
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      data[i % data.length]++;
      sum = sum * 31 + crc(data) + adler(data) + fnv(data) + sha(data);
    }
    System.out.println(sum);
  }
}
