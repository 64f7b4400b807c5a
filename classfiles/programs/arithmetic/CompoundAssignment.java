/** Compound assignments narrow implicitly and evaluate their left side once. */
public class CompoundAssignment {
  static int calls;
  static int[] array = new int[4];
  static byte staticByte = 100;
  short field = 30000;

  static int index() {
    return calls++;
  }

  static int[] target() {
    calls += 10;
    return array;
  }

  CompoundAssignment self() {
    calls += 100;
    return this;
  }

  public static void main(String[] args) {
    array[index()] += 5;
    array[index()] -= 3;
    target()[index() % 4] *= 7;
    array[3] = 9;
    target()[3]++;
    System.out.println(calls + " " + array[0] + " " + array[1] + " " + array[2] + " " + array[3]);
    System.out.println(array[0]++ + ++array[0] + " " + array[0]-- + " " + --array[0]);
    staticByte += 100;
    System.out.println(staticByte);
    staticByte >>>= 1;
    System.out.println(staticByte);
    CompoundAssignment o = new CompoundAssignment();
    o.self().field += 5000;
    o.self().field++;
    System.out.println(o.field + " " + calls);
    int i = 10;
    i = i++ + i++;
    System.out.println(i);
    i = i-- - --i;
    System.out.println(i);
    i += i++ * 2 + i;
    System.out.println(i);
    i ^= i << 3;
    i |= 1;
    i &= ~2;
    System.out.println(i);
    long l = 5;
    l += 0.9;
    l *= -2;
    l <<= 40;
    l >>= 3;
    l %= 1000;
    System.out.println(l);
    float f = 1;
    f += 1e-8;
    f /= 3;
    System.out.println(f);
    double d = 1;
    d -= 1L << 60;
    System.out.println(d);
    char c = 'A';
    c *= 1.5;
    System.out.println(c);
    boolean flag = true;
    flag &= false;
    flag |= true;
    flag ^= true;
    System.out.println(flag);
    int a, b, e;
    a = b = e = 7;
    a += b -= e *= 2;
    System.out.println(a + " " + b + " " + e);
    String s = "x";
    s += 1 + 2;
    s += 'c';
    s += null;
    s += 1.0f;
    System.out.println(s);
    Integer boxed = 5;
    boxed++;
    boxed += 10;
    System.out.println(boxed);
    int k = 1;
    int[] evaluated = {0, 0, 0};
    evaluated[k] = k = 2;
    System.out.println(evaluated[1] + " " + evaluated[2] + " " + k);
  }
}
