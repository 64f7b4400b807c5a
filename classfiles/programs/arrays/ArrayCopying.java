import java.util.Arrays;

/** System.arraycopy of every element type, overlapping both ways, large and small; Arrays.copyOf; clone. */
public class ArrayCopying {
  public static void main(String[] args) {
    int[] a = new int[10];
    for (int i = 0; i < 10; i++) a[i] = i;
    System.arraycopy(a, 0, a, 3, 5);
    System.out.println(Arrays.toString(a));
    System.arraycopy(a, 4, a, 1, 6);
    System.out.println(Arrays.toString(a));
    System.arraycopy(a, 2, a, 2, 8);
    System.out.println(Arrays.toString(a));
    byte[] b = new byte[20];
    for (int i = 0; i < 20; i++) b[i] = (byte) (i * 13);
    System.arraycopy(b, 1, b, 2, 17);
    System.arraycopy(b, 5, b, 0, 3);
    System.out.println(Arrays.toString(b));
    char[] c = "abcdefghijklm".toCharArray();
    System.arraycopy(c, 0, c, 5, 7);
    System.out.println(new String(c));
    short[] s = {1, 2, 3, 4, 5, 6, 7};
    System.arraycopy(s, 2, s, 1, 5);
    System.out.println(Arrays.toString(s));
    long[] l = {1L << 60, 2, 3, 4};
    System.arraycopy(l, 0, l, 1, 3);
    System.out.println(Arrays.toString(l));
    double[] d = {0.5, -0.0, Double.NaN, 4};
    System.arraycopy(d, 1, d, 0, 3);
    System.out.println(Arrays.toString(d));
    float[] f = {1, 2, 3};
    System.arraycopy(f, 0, f, 1, 2);
    System.out.println(Arrays.toString(f));
    boolean[] z = {true, false, true, true};
    System.arraycopy(z, 1, z, 0, 3);
    System.out.println(Arrays.toString(z));
    String[] strings = {"a", "b", "c", "d", "e"};
    Object[] objects = new Object[7];
    System.arraycopy(strings, 1, objects, 2, 4);
    System.arraycopy(objects, 2, objects, 3, 4);
    System.out.println(Arrays.toString(objects));
    System.arraycopy(objects, 2, strings, 0, 2);
    System.out.println(Arrays.toString(strings));
    Object[][] nested = {{1}, {2}, {3}};
    System.arraycopy(nested, 0, nested, 1, 2);
    System.out.println(Arrays.deepToString(nested) + (nested[0] == nested[1]));
    System.out.println(Arrays.toString(Arrays.copyOf(a, 3)) + Arrays.toString(Arrays.copyOf(c, 15)).length() + Arrays.toString(Arrays.copyOfRange(l, 1, 6)) + Arrays.copyOf(strings, 2, Object[].class).getClass().getSimpleName());
    int[] large = new int[100000];
    for (int i = 0; i < large.length; i++) large[i] = i * 31;
    for (int shift = 1; shift < 40; shift += 7) System.arraycopy(large, 0, large, shift, large.length - shift);
    System.out.println(Arrays.hashCode(large));
    String[] many = new String[5000];
    for (int i = 0; i < many.length; i++) many[i] = "s" + i % 10;
    System.arraycopy(many, 0, many, 1, many.length - 1);
    int same = 0;
    for (int i = 1; i < many.length; i++) if (many[i].charAt(1) == '0' + (i - 1) % 10) same++;
    System.out.println(same);
    int[] source = {1, 2, 3};
    int[] target = source.clone();
    target[0] = 9;
    System.out.println(source[0] + " " + target[0] + target.length);
  }
}
