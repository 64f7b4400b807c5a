// args: 2
/** Sieve of Eratosthenes over a million numbers, repeated: boolean array stores. */
public final class Sieve {
  static int primes(boolean[] composite) {
    java.util.Arrays.fill(composite, false);
    int count = 0;
    for (int i = 2; i < composite.length; i++) {
      if (composite[i]) continue;
      count++;
      if ((long) i * i < composite.length) for (int j = i * i; j < composite.length; j += i) composite[j] = true;
    }
    return count;
  }

  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]), sum = 0;
    boolean[] composite = new boolean[1_000_000];
    for (int i = 0; i < rounds; i++) sum += primes(composite);
    System.out.println(sum);
  }
}
