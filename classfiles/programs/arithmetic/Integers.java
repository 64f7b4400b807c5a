/** Number theory with plain integers: primes, factorizations, perfect numbers, modular powers, digits, bases. */
public class Integers {
  static long power(long base, long exponent, long modulus) {
    long result = 1;
    for (base %= modulus; exponent > 0; exponent >>= 1, base = base * base % modulus) if ((exponent & 1) == 1) result = result * base % modulus;
    return result;
  }

  static String factors(long n) {
    StringBuilder text = new StringBuilder();
    for (long p = 2; p * p <= n; p++) {
      int times = 0;
      while (n % p == 0) {
        n /= p;
        times++;
      }
      if (times > 0) text.append(p).append(times > 1 ? "^" + times : "").append(' ');
    }
    if (n > 1) text.append(n);
    return text.toString().trim();
  }

  static long[] extendedGcd(long a, long b) {
    if (b == 0) return new long[] {a, 1, 0};
    long[] r = extendedGcd(b, a % b);
    return new long[] {r[0], r[2], r[1] - a / b * r[2]};
  }

  static boolean palindrome(int n) {
    int reversed = 0;
    for (int rest = n; rest > 0; rest /= 10) reversed = reversed * 10 + rest % 10;
    return reversed == n;
  }

  public static void main(String[] args) {
    for (int n = 2; n < 10000; n++) {
      int sum = 1;
      for (int d = 2; d * d <= n; d++) if (n % d == 0) sum += d + (d * d == n ? 0 : n / d);
      if (sum == n) System.out.println("perfect " + n);
    }
    System.out.println(factors(360) + ", " + factors(9699690) + ", " + factors(600851475143L) + ", " + factors(1L << 40) + ", " + factors(999999000001L));
    System.out.println(power(3, 1000000006, 1000000007) + " " + power(2, 62, Long.MAX_VALUE) + " " + power(7, 123456789, 998244353));
    long[] e = extendedGcd(240, 46);
    System.out.println(e[0] + " " + e[1] + " " + e[2]);
    int largest = 0;
    for (int a = 999; a > 900; a--) for (int b = a; b > 900; b--) if (a * b > largest && palindrome(a * b)) largest = a * b;
    System.out.println(largest);
    long fibonacci = 0, next = 1;
    for (int i = 0; i < 90; i++) {
      long sum = fibonacci + next;
      fibonacci = next;
      next = sum;
    }
    System.out.println(fibonacci);
    int longest = 0, best = 0;
    for (int start = 1; start < 30000; start++) {
      int steps = 0;
      for (long n = start; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) steps++;
      if (steps > longest) {
        longest = steps;
        best = start;
      }
    }
    System.out.println(best + " " + longest);
    long catalan = 1;
    for (int i = 0; i < 30; i++) {
      System.out.print(catalan + (i < 29 ? " " : "\n"));
      catalan = catalan * 2 * (2 * i + 1) / (i + 2);
    }
  }
}
