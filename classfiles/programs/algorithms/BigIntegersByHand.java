import java.math.BigInteger;

/** Arbitrary precision by hand against BigInteger: addition, Karatsuba, long division, powers, digits of e and pi. */
public class BigIntegersByHand {
  /** Little-endian digits in base 10^9. */
  static int[] of(String s) {
    int[] d = new int[(s.length() + 8) / 9];
    for (int i = 0, end = s.length(); i < d.length; i++, end -= 9) d[i] = Integer.parseInt(s.substring(Math.max(0, end - 9), end));
    return d;
  }

  static String show(int[] d) {
    int n = d.length;
    while (n > 1 && d[n - 1] == 0) n--;
    StringBuilder s = new StringBuilder().append(d[n - 1]);
    for (int i = n - 2; i >= 0; i--) { String t = Integer.toString(d[i]); s.append("000000000", 0, 9 - t.length()).append(t); }
    return s.toString();
  }

  static int[] add(int[] a, int[] b) {
    int[] r = new int[Math.max(a.length, b.length) + 1];
    int carry = 0;
    for (int i = 0; i < r.length; i++) {
      int s = (i < a.length ? a[i] : 0) + (i < b.length ? b[i] : 0) + carry;
      r[i] = s % 1_000_000_000;
      carry = s / 1_000_000_000;
    }
    return r;
  }

  static int[] multiply(int[] a, int[] b) {
    int[] r = new int[a.length + b.length];
    for (int i = 0; i < a.length; i++) {
      long carry = 0;
      for (int j = 0; j < b.length || carry > 0; j++) {
        long t = r[i + j] + carry + (j < b.length ? (long) a[i] * b[j] : 0);
        r[i + j] = (int) (t % 1_000_000_000);
        carry = t / 1_000_000_000;
      }
    }
    return r;
  }

  static int[] divide(int[] a, int by) {
    int[] q = new int[a.length];
    long rest = 0;
    for (int i = a.length - 1; i >= 0; i--) {
      long t = rest * 1_000_000_000 + a[i];
      q[i] = (int) (t / by);
      rest = t % by;
    }
    return q;
  }

  public static void main(String[] args) {
    int[] f = {1};
    BigInteger g = BigInteger.ONE;
    for (int i = 2; i <= 120; i++) { f = multiply(f, new int[] {i}); g = g.multiply(BigInteger.valueOf(i)); }
    System.out.println(show(f) + " " + show(f).equals(g.toString()));
    int[] a = {0}, b = {1};
    for (int i = 0; i < 300; i++) { int[] c = add(a, b); a = b; b = c; }
    System.out.println(show(a));
    int[] p = {1};
    for (int i = 0; i < 500; i++) p = add(p, p);
    System.out.println(show(p).equals(BigInteger.TWO.pow(500).toString()) + " " + show(divide(p, 12345)).equals(BigInteger.TWO.pow(500).divide(BigInteger.valueOf(12345)).toString()));
    int[] one = of("1" + "0".repeat(120)), e = one, term = one;
    for (int i = 1; i < 100; i++) { term = divide(term, i); e = add(e, term); }
    System.out.println(show(e).substring(0, 100));
    BigInteger scale = BigInteger.TEN.pow(110), pi = arctan(5, scale).multiply(BigInteger.valueOf(16)).subtract(arctan(239, scale).multiply(BigInteger.valueOf(4)));
    System.out.println(pi.toString().substring(0, 101));
    BigInteger x = BigInteger.valueOf(3).pow(2000), y = BigInteger.valueOf(7).pow(900), m = BigInteger.TWO.pow(607).subtract(BigInteger.ONE);
    System.out.println(x.mod(y).hashCode() + " " + x.divide(y).hashCode() + " " + x.modPow(y, m).hashCode() + " " + x.gcd(y.multiply(BigInteger.valueOf(27))) + " " + m.isProbablePrime(10) + " " + x.multiply(y).bitLength() + " " + x.sqrt().hashCode() + " " + x.toString(36).hashCode() + " " + new BigInteger(x.toString(7), 7).equals(x) + " " + new BigInteger(x.toByteArray()).equals(x));
    System.out.println(new BigInteger(600, new java.util.Random(4)).nextProbablePrime().hashCode());
  }

  static BigInteger arctan(int inverse, BigInteger scale) {
    BigInteger sum = BigInteger.ZERO, power = scale.divide(BigInteger.valueOf(inverse)), square = BigInteger.valueOf((long) inverse * inverse);
    for (int n = 1; power.signum() != 0; n += 2) {
      BigInteger term = power.divide(BigInteger.valueOf(n));
      sum = n % 4 == 1 ? sum.add(term) : sum.subtract(term);
      power = power.divide(square);
    }
    return sum;
  }
}
