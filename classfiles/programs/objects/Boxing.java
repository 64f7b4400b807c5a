import java.util.ArrayList;
import java.util.List;

/** Boxing, unboxing, and the caches of the wrapper classes. */
public class Boxing {
  static Integer count = 0;
  static int unbox(Integer i) { return i; }
  static Object box(long l) { return l; }

  @SuppressWarnings("removal")
  public static void main(String[] args) {
    Integer a = 127, b = 127, c = 128, d = 128;
    System.out.println((a == b) + " " + (c == d) + " " + c.equals(d) + " " + (c == 128) + " " + (a <= b && a >= b));
    Long la = 127L, lb = 127L, lc = -129L, ld = -129L;
    System.out.println((la == lb) + " " + (lc == ld) + " " + la.equals(127) + " " + la.equals(127L));
    Character ca = 'a', cb = 'a', cc = '\u1234', cd = '\u1234';
    System.out.println((ca == cb) + " " + (cc == cd));
    Byte ba = -128, bb = -128;
    Short sa = -128, sb = -128;
    Boolean ta = true, tb = Boolean.parseBoolean("TRUE");
    System.out.println((ba == bb) + " " + (sa == sb) + " " + (ta == tb));
    System.out.println((Integer.valueOf(5) == Integer.valueOf(5)) + " " + (new Integer(5) == new Integer(5)) + " " + (Integer.valueOf("-128") == Integer.valueOf(-128)));
    for (int i = 0; i < 200; i++) count++;
    count += 5;
    System.out.println(count + " " + (count-- + --count));
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 10; i++) list.add(i * i);
    list.remove(3);
    list.remove(Integer.valueOf(64));
    int sum = 0;
    for (int i : list) sum += i;
    System.out.println(sum + " " + list);
    Object o = 'x';
    System.out.println(o.getClass().getName() + " " + box(3).getClass().getName() + " " + ((Object) 1.5f).getClass().getName() + " " + ((Object) true).getClass().getName());
    Double dd = 1.5;
    double sumD = dd * 2 + a;
    float f = a;
    long l = a;
    System.out.println(sumD + " " + f + " " + l);
    try {
      Integer none = null;
      System.out.println(unbox(none));
    } catch (NullPointerException e) {
      System.out.println("null unboxed");
    }
    Number n = a;
    System.out.println(n.byteValue() + n.shortValue() + n.intValue() + n.longValue() + n.floatValue() + n.doubleValue());
    System.out.println(Double.valueOf(300.7).intValue() + " " + Double.valueOf(300.7).byteValue() + " " + Integer.valueOf(-1).shortValue() + " " + Long.valueOf(1L << 40).intValue() + " " + Float.valueOf(-1.9f).longValue());
    System.out.println(Integer.compare(1, 2) + Integer.max(3, 4) + Integer.sum(5, 6) + " " + Character.getNumericValue('7') + " " + Boolean.logicalXor(true, false) + " " + Character.toString(97));
    Integer[] array = {3, 1, 2};
    array[0]++;
    array[1] += array[0];
    int max = array[0] > array[1] ? array[0] : array[1];
    System.out.println(max + " " + array[1]);
    System.out.println(Integer.MAX_VALUE == Integer.valueOf(Integer.MAX_VALUE));
  }
}
