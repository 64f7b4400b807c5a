/** Literals of every form and constant folding, also of fields that are compile-time constants in another class. */
public class Constants {
  static final class Other {
    static final byte B = -128;
    static final short S = -32768;
    static final char C = '\u20ac';
    static final int I = 0xcafe_babe;
    static final long L = 0x7fff_ffff_ffff_fffeL;
    static final float F = 0x1.fffffeP+127f;
    static final double D = 0x0.0000000000001P-1022;
    static final boolean Z = !false;
    static final String T = "a" + 1 + 'b' + 2.5 + true + null_() + 3L;

    static String null_() {
      return null;
    }
  }

  static final String FOLDED = "folded " + (1 + 2 * 3) + " " + (7 / 2) + " " + (-7 % 3) + " " + (1 << 33) + " " + (5 > 3) + " " + (char) 97 + " " + (byte) 300 + " " + 1e3 + " " + 10f / 4;

  public static void main(String[] args) {
    System.out.println(Other.B + " " + Other.S + " " + Other.C + " " + Other.I + " " + Other.L + " " + Other.F + " " + Other.D + " " + Other.Z + " " + Other.T);
    System.out.println(FOLDED);
    System.out.println(0b1010_1010 + " " + 0777 + " " + 1_000_000 + " " + 0x1p3 + " " + 1e-7 + " " + .5f + " " + 5.d + " " + 0L + " " + 0xffL);
    int[] small = {-1, 0, 1, 2, 3, 4, 5, 6, -2, 127, -128, 128, -129, 32767, -32768, 32768, -32769};
    for (int i : small) System.out.print(i + " ");
    System.out.println();
    long[] longs = {0, 1, 2, -1, 65536};
    for (long l : longs) System.out.print(l + " ");
    float[] floats = {0, 1, 2, 3, -0f, 0.5f};
    for (float f : floats) System.out.print(f + " ");
    double[] doubles = {0, 1, 2, -0.0, 0.5};
    for (double d : doubles) System.out.print(d + " ");
    System.out.println();
    System.out.println("tab\tquote\"backslash\\ octal\101 unicode\u00e9 \0end".length());
    final int local = 10;
    byte narrowed = local;
    System.out.println(narrowed + ("con" + "stant" == "constant" ? " interned" : " not interned"));
    System.out.println(Byte.MIN_VALUE + " " + Byte.MAX_VALUE + " " + Short.MIN_VALUE + " " + Short.MAX_VALUE + " " + (int) Character.MIN_VALUE + " " + (int) Character.MAX_VALUE);
    System.out.println(Integer.MIN_VALUE + " " + Integer.MAX_VALUE + " " + Long.MIN_VALUE + " " + Long.MAX_VALUE);
    System.out.println(Float.MIN_VALUE + " " + Float.MAX_VALUE + " " + Float.MIN_NORMAL + " " + Double.MIN_VALUE + " " + Double.MAX_VALUE + " " + Double.MIN_NORMAL);
  }
}
