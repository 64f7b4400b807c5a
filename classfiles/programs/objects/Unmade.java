/** Objects that hot code keeps in registers must be there, whole, when the code is left for good: by a class that is met late, an exception, a branch never taken before. */
public final class Unmade {
  static final class Late {
    static int calls;

    static int meet(int x) {
      return ++calls + x;
    }
  }

  static final class All {
    int first;
    byte b;
    char c;
    short s;
    boolean z;
    long l;
    float f;
    double d;
    Object o;
    All inner;

    All(int i, Object o) {
      first = i;
      b = (byte) i;
      c = (char) -i;
      s = (short) (i * 3);
      z = (i & 1) != 0;
      l = i * 0x1_0000_0001L;
      f = i / 2f;
      d = i / 3.0;
      this.o = o;
    }

    @Override
    public String toString() {
      return first + " " + b + " " + (int) c + " " + s + " " + z + " " + l + " " + f + " " + d + " " + o
          + (inner == null ? "" : " (" + inner + ")");
    }
  }

  static String work(int i, boolean late, int[] array) {
    All all = new All(i, "o");
    all.inner = new All(-i, null);
    int x = array[i & 3];
    if (late) {
      x += Late.meet(i);
      return all + " " + x;
    }
    all.first += x;
    return all.first + all.inner.first == x ? null : all.toString();
  }

  static int caught(int i, int[] array) {
    All all = new All(i, null);
    try {
      return array[i & 7] + all.first;
    } catch (ArrayIndexOutOfBoundsException e) {
      return all.first * 2 + (int) all.l + all.b;
    }
  }

  public static void main(String[] args) {
    int[] array = {1, 2, 3, 4};
    long sum = 0;
    for (int i = 0; i < 30_000; i++) {
      if (work(i, false, array) != null) System.out.println("wrong at " + i);
      sum = sum * 31 + caught(i & 3, array);
    }
    System.out.println(work(77, true, array));
    System.out.println(work(-78, true, array));
    for (int i = 0; i < 30_000; i++) sum = sum * 31 + caught(i, array);
    System.out.println(sum);
  }
}
