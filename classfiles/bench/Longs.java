// args: 20000
/** 64-bit arithmetic: xorshift, modular powers, division and shifts. */
public final class Longs {
  static long power(long base, long exponent, long modulus) {
    long result = 1;
    for (; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) != 0) result = result * base % modulus;
      base = base * base % modulus;
    }
    return result;
  }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    long x = 88172645463325252L, sum = 0;
    for (int i = 0; i < n; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      sum += x / 1000003 ^ x % 65537 ^ Long.rotateLeft(x, i);
      if ((i & 63) == 0) sum += power(x & 0x7fffffff, 1000000005, 1000000007);
    }
    System.out.println(sum);
  }
}
