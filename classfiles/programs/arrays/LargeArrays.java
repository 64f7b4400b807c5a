/** Arrays of megabytes, many arrays of many sizes around the limits of inline allocation, and arrays that outlive collections. */
public class LargeArrays {
  public static void main(String[] args) {
    int[] big = new int[4_000_000];
    for (int i = 0; i < big.length; i += 1000) big[i] = i;
    big[big.length - 1] = 77;
    long sum = 0;
    for (int v : big) sum += v;
    System.out.println(sum + " " + big.length);
    byte[][] chunks = new byte[64][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new byte[1 << i % 20];
      chunks[i][chunks[i].length - 1] = (byte) i;
    }
    int check = 0;
    for (byte[] c : chunks) check = check * 31 + c[c.length - 1] + c.length;
    System.out.println(check);
    long total = 0;
    for (int n = 0; n < 3000; n++) {
      byte[] b = new byte[n];
      short[] s = new short[n];
      long[] l = new long[n];
      if (n > 0) {
        b[n - 1] = 1;
        s[n - 1] = 2;
        l[n - 1] = 3;
        total += b[0] + s[0] + l[0] + b[n - 1] + s[n - 1] + l[n - 1];
      }
      total += b.length + s.length + l.length;
    }
    System.out.println(total);
    String[][] table = new String[1000][];
    for (int i = 0; i < 1000; i++) {
      table[i] = new String[100];
      table[i][i % 100] = "row" + i;
    }
    int present = 0;
    for (String[] row : table) for (String cell : row) if (cell != null) present += cell.length();
    System.out.println(present);
    double[] d = new double[1_000_000];
    for (int i = 0; i < d.length; i++) d[i] = Math.sqrt(i);
    double ds = 0;
    for (double v : d) ds += v;
    System.out.println(ds);
    boolean[] sieve = new boolean[2_000_000];
    int primes = 0;
    for (int i = 2; i < sieve.length; i++) {
      if (sieve[i]) continue;
      primes++;
      for (long j = (long) i * i; j < sieve.length; j += i) sieve[(int) j] = true;
    }
    System.out.println(primes);
  }
}
