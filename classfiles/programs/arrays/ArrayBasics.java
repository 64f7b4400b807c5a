/** One-dimensional arrays of every element type: defaults, stores with narrowing, lengths, initialisers. */
public class ArrayBasics {
  static int[] shared = {1, 2, 3};

  static int sum(int... a) {
    int s = 0;
    for (int v : a) s += v;
    return s;
  }

  public static void main(String[] args) {
    byte[] b = new byte[3]; short[] s = new short[3]; char[] c = new char[3]; int[] i = new int[3]; long[] l = new long[3]; float[] f = new float[3]; double[] d = new double[3]; boolean[] z = new boolean[3];
    Object[] o = new Object[3];
    System.out.println(b[0] + " " + s[1] + " " + (int) c[2] + " " + i[0] + " " + l[1] + " " + f[2] + " " + d[0] + " " + z[1] + " " + o[2]);
    for (int k = 0; k < 3; k++) {
      b[k] = (byte) (k * 100); s[k] = (short) (k * 30000); c[k] = (char) (k * 40000); i[k] = k * 2000000000; l[k] = k * 6000000000000000000L; f[k] = k / 3f; d[k] = k / 3.0; z[k] = k == 1; o[k] = k == 0 ? null : "o" + k;
    }
    for (int k = 0; k < 3; k++) System.out.println(b[k] + " " + s[k] + " " + (int) c[k] + " " + i[k] + " " + l[k] + " " + f[k] + " " + d[k] + " " + z[k] + " " + o[k]);
    b[0] += 200; s[0]--; c[0]--; i[0] ^= -1; l[0] |= 1L << 63; f[0] -= 0.5f; d[0]++; z[0] |= true;
    System.out.println(b[0] + " " + s[0] + " " + (int) c[0] + " " + i[0] + " " + l[0] + " " + f[0] + " " + d[0] + " " + z[0]);
    int k = 0;
    i[k++] = k++;
    i[k] = k = 0;
    System.out.println(i[0] + " " + i[1] + " " + i[2] + " " + k);
    System.out.println(sum() + sum(1) + sum(shared) + sum(1, 2, 3, 4) + " " + new int[0].length + new String[] {"x", "y"}.length);
    long[] big = new long[1000];
    for (int n = 0; n < big.length; n++) big[n] = n < 2 ? n : big[n - 1] + big[n - 2];
    System.out.println(big[90] + " " + big[999]);
    char[] text = {'a', 98, '\u0063'};
    System.out.println(text);
    int[] alias = shared;
    alias[0] = 50;
    System.out.println(shared[0] + " " + (alias == shared) + " " + alias.equals(shared));
    int[][] refs = {shared, alias, null};
    refs[0][1] = 60;
    System.out.println(refs[1][1] + " " + refs[2]);
    byte[] bytes = {-1};
    System.out.println(bytes[0] >>> 4 & 0xff);
    System.out.println((bytes[0] & 0xff) >>> 4);
    boolean[] flags = new boolean[10];
    for (int n = 0; n < 10; n += 3) flags[n] ^= true;
    StringBuilder out = new StringBuilder();
    for (boolean flag : flags) out.append(flag ? 1 : 0);
    System.out.println(out);
  }
}
