import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.nio.ByteOrder;

/** Hot calls through method handles and variable handles: each kind of target, arguments in registers and on the stack, null receivers, exceptions. */
public class ThroughHandles {
  interface Named { int name(int x); default int twice(int x) { return 2 * name(x); } }
  static class Base implements Named {
    int field = 3;
    long wide = 5;
    static int total;
    public int name(int x) { return x + 1; }
    protected int shape(int x) { return x * 3; }
  }
  static class Left extends Base { public int name(int x) { return x + 2; } protected int shape(int x) { return x * 5; } }
  static final class Right extends Base { public int name(int x) { return x ^ 7; } public int twice(int x) { return x - 1; } }

  static int sum(int a, int b) { return a + b; }
  static long many(int a, long b, int c, long d, int e, int f, int g, String h, int i) {
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h.length() * 8 + i * 9;
  }
  static double floats(double a, float b, double c, double d, float e, double f, double g, double h, float i, double j, int k) {
    return a - b + c * 2 - d + e * 3 - f + g * 4 - h + i * 5 - j + k;
  }
  static int failing(int x) {
    if (x % 1000 == 7) throw new IllegalStateException("at " + x);
    return x;
  }

  static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  static final MethodHandle SUM, MANY, FLOATS, FAILING, NAME, TWICE, SHAPE, NEW, GET, PUT, RIGHT, SPECIAL, BOUND, ADDED;
  static final VarHandle FIELD, WIDE, TOTAL, ELEMENT, BYTES;
  static {
    try {
      MethodType unary = MethodType.methodType(int.class, int.class);
      SUM = LOOKUP.findStatic(ThroughHandles.class, "sum", MethodType.methodType(int.class, int.class, int.class));
      MANY = LOOKUP.findStatic(ThroughHandles.class, "many", MethodType.methodType(long.class, int.class, long.class, int.class, long.class, int.class, int.class, int.class, String.class, int.class));
      FLOATS = LOOKUP.findStatic(ThroughHandles.class, "floats", MethodType.methodType(double.class, double.class, float.class, double.class, double.class, float.class, double.class, double.class, double.class, float.class, double.class, int.class));
      FAILING = LOOKUP.findStatic(ThroughHandles.class, "failing", unary);
      NAME = LOOKUP.findVirtual(Named.class, "name", unary);
      TWICE = LOOKUP.findVirtual(Named.class, "twice", unary);
      SHAPE = LOOKUP.findVirtual(Base.class, "shape", unary);
      NEW = LOOKUP.findConstructor(Left.class, MethodType.methodType(void.class));
      GET = LOOKUP.findGetter(Base.class, "field", int.class);
      PUT = LOOKUP.findSetter(Base.class, "field", int.class);
      RIGHT = LOOKUP.findVirtual(Right.class, "name", unary);
      SPECIAL = MethodHandles.privateLookupIn(Left.class, LOOKUP).findSpecial(Base.class, "shape", unary, Left.class);
      BOUND = NAME.bindTo(new Left());
      ADDED = MethodHandles.filterArguments(MethodHandles.insertArguments(SUM, 1, 40), 0, FAILING);
      FIELD = LOOKUP.findVarHandle(Base.class, "field", int.class);
      WIDE = LOOKUP.findVarHandle(Base.class, "wide", long.class);
      TOTAL = LOOKUP.findStaticVarHandle(Base.class, "total", int.class);
      ELEMENT = MethodHandles.arrayElementVarHandle(String[].class);
      BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    } catch (ReflectiveOperationException e) {
      throw new Error(e);
    }
  }

  static long handles(Base[] some, int n) throws Throwable {
    long h = 0;
    for (int i = 0; i < n; i++) {
      Base b = some[i % some.length];
      h = h * 31 + (int) SUM.invokeExact(i, 3);
      h += (int) NAME.invokeExact((Named) b, i) + (int) TWICE.invokeExact((Named) b, i) + (int) SHAPE.invokeExact(b, i);
      h ^= (long) MANY.invokeExact(i, 2L * i, 3, 1L << 40, i, 6, i, "eight", i & 7);
      h += (long) (double) FLOATS.invokeExact(i * 1.5, 2f, 3.0, 4.0 * i, 5f, 6.0, 7.0, 8.0, 9f * i, 10.0, i);
      Left made = (Left) NEW.invokeExact();
      PUT.invokeExact((Base) made, i);
      h += (int) GET.invokeExact((Base) made) + (int) SPECIAL.invokeExact(made, i) + (int) BOUND.invokeExact(i);
      h += (long) SUM.invoke((short) i, (byte) 1);
    }
    return h;
  }

  static int caught(Base[] some, int n) throws Throwable {
    int count = 0;
    for (int i = 0; i < n; i++) {
      try {
        count += (int) ADDED.invokeExact(i) & 1;
        Right right = i % 900 == 3 ? null : (Right) some[2];
        Named named = i % 700 == 5 ? null : some[i % 3];
        Base base = i % 500 == 9 ? null : some[i % 3];
        count += (int) RIGHT.invokeExact(right, i) & 1;
        count += (int) NAME.invokeExact(named, i) & 1;
        count += (int) SHAPE.invokeExact(base, i) & 1;
      } catch (IllegalStateException e) {
        count += e.getMessage().length() * 100;
      } catch (NullPointerException e) {
        count += 10_000;
      }
    }
    return count;
  }

  static long variables(Base b, String[] names, byte[] bytes, int n) {
    long h = 0;
    for (int i = 0; i < n; i++) {
      FIELD.setVolatile(b, (int) FIELD.getAcquire(b) + i);
      if (!FIELD.compareAndSet(b, (int) FIELD.get(b), i)) h += 1000;
      h += (long) WIDE.getAndAdd(b, (long) i) + (int) TOTAL.getAndBitwiseXor(i);
      String old = (String) ELEMENT.getAndSet(names, i % names.length, i % 5 == 0 ? null : "n" + i % 9);
      h = h * 31 + (old == null ? 7 : old.length());
      BYTES.set(bytes, i % (bytes.length - 8), h);
      h ^= (long) BYTES.get(bytes, (i + 3) % (bytes.length - 8));
    }
    return h;
  }

  static int misused(Base b, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      try {
        if (i % 2000 == 11) FIELD.set(b, "text");
        else if (i % 2000 == 12) FIELD.set((Base) null, i);
        else if (i % 2000 == 13) ELEMENT.set(new Object[] {b}, 0, "x");
        else if (i % 2000 == 14) ELEMENT.set(new String[1], 1, "x");
        else FIELD.set(b, i);
        count++;
      } catch (WrongMethodTypeException | NullPointerException | ClassCastException | ArrayIndexOutOfBoundsException e) {
        count += e.getClass().getSimpleName().length() * 10_000;
      }
    }
    return count;
  }

  public static void main(String[] args) throws Throwable {
    Base[] some = {new Base(), new Left(), new Right()};
    for (int round = 0; round < 3; round++) {
      System.out.println(handles(some, 5_000));
      System.out.println(caught(some, 5_000));
      System.out.println(variables(some[round], new String[16], new byte[64], 5_000));
      System.out.println(misused(some[round], 5_000));
    }
  }
}
