import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VolatileCallSite;
import java.lang.invoke.WrongMethodTypeException;

/** Hot calls through handles in static final fields, whose targets a compiler can know: what they do, what changes under them, what they throw and the traces of that. */
public class ConstantHandles {
  static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  static final MethodType UNARY = MethodType.methodType(int.class, int.class);

  interface Shape { int area(int x); default int half(int x) { return area(x) / 2; } }
  static class Square implements Shape { public int area(int x) { return x * x; } }
  static class Strip implements Shape { public int area(int x) { return 3 * x; } public int half(int x) { return x; } }

  static class Cell {
    int i; long l; volatile double d; Object o; byte b; boolean z; short s; char c; float f;
    final int fixed = 42;
    static int si; static volatile String so = "so";
  }
  /** Not initialised before the first access. */
  static class Late {
    static int value = touch();
    static int touch() { System.out.println("Late"); return 5; }
    static int call(int x) { return value + x; }
  }

  static int one(int x) { return x + 1; }
  static int two(int x) { return x * 2; }
  static int fails(int x) { if (x % 1000 == 999) throw new IllegalStateException("x = " + x); return x; }
  static int recovered(IllegalStateException e, int x) { return -x; }
  static boolean odd(int x) { return (x & 1) != 0; }
  static byte narrow(int x) { return (byte) x; }
  static Object boxed(Object o) { return o; }
  static int divide(int a, int b) { return a / b; }

  static MethodHandle handle(String name, MethodType type) throws ReflectiveOperationException {
    return LOOKUP.findStatic(ConstantHandles.class, name, type);
  }

  static final MutableCallSite SITE;
  static final VolatileCallSite VOLATILE_SITE;
  static final CallSite CONSTANT_SITE;
  static final MethodHandle ONE, TWO, MOVING, VOLATILE_MOVING, STILL, SWITCHED, GUARDED, CAUGHT, FAILS, DIVIDE, AREA, HALF, NARROW, BOXED, LATE, NOTHING;
  static final MethodHandle SPREAD, COLLECTED, DROPPED, FOLDED, PERMUTED, LOOP, FINALLY, THROWER, CONSTANT, FIXED;
  static final SwitchPoint SWITCH = new SwitchPoint();
  static final VarHandle I, L, D, O, B, Z, S, C, F, SI, SO, LATE_VALUE, INTS, OBJECTS, NO_HANDLE = null;
  static final VarHandle EXACT;
  static {
    try {
      ONE = handle("one", UNARY);
      TWO = handle("two", UNARY);
      FAILS = handle("fails", UNARY);
      SITE = new MutableCallSite(ONE);
      VOLATILE_SITE = new VolatileCallSite(ONE);
      CONSTANT_SITE = new ConstantCallSite(TWO);
      MOVING = SITE.dynamicInvoker();
      VOLATILE_MOVING = VOLATILE_SITE.dynamicInvoker();
      STILL = CONSTANT_SITE.dynamicInvoker();
      SWITCHED = SWITCH.guardWithTest(ONE, TWO);
      GUARDED = MethodHandles.guardWithTest(handle("odd", MethodType.methodType(boolean.class, int.class)), ONE, TWO);
      CAUGHT = MethodHandles.catchException(FAILS, IllegalStateException.class, handle("recovered", MethodType.methodType(int.class, IllegalStateException.class, int.class)));
      DIVIDE = handle("divide", MethodType.methodType(int.class, int.class, int.class));
      AREA = LOOKUP.findVirtual(Shape.class, "area", UNARY);
      HALF = LOOKUP.findVirtual(Shape.class, "half", UNARY);
      NARROW = handle("narrow", MethodType.methodType(byte.class, int.class));
      BOXED = handle("boxed", MethodType.methodType(Object.class, Object.class)).asType(MethodType.methodType(long.class, int.class));
      LATE = LOOKUP.findStatic(Late.class, "call", UNARY);
      NOTHING = null;
      SPREAD = DIVIDE.asSpreader(int[].class, 2);
      COLLECTED = MethodHandles.arrayElementGetter(int[].class).asCollector(0, int[].class, 3);
      DROPPED = MethodHandles.dropArguments(ONE, 0, String.class);
      FOLDED = MethodHandles.foldArguments(DIVIDE, TWO);
      PERMUTED = MethodHandles.permuteArguments(DIVIDE, MethodType.methodType(int.class, int.class, int.class), 1, 0);
      LOOP = MethodHandles.countedLoop(MethodHandles.dropArguments(MethodHandles.constant(int.class, 3), 0, int.class), MethodHandles.identity(int.class), MethodHandles.dropArguments(TWO, 1, int.class));
      FINALLY = MethodHandles.tryFinally(FAILS, MethodHandles.dropArguments(MethodHandles.identity(int.class), 0, Throwable.class));
      THROWER = MethodHandles.throwException(int.class, IllegalArgumentException.class);
      CONSTANT = MethodHandles.constant(String.class, "constant");
      FIXED = LOOKUP.findGetter(Cell.class, "fixed", int.class);
      I = LOOKUP.findVarHandle(Cell.class, "i", int.class);
      L = LOOKUP.findVarHandle(Cell.class, "l", long.class);
      D = LOOKUP.findVarHandle(Cell.class, "d", double.class);
      O = LOOKUP.findVarHandle(Cell.class, "o", Object.class);
      B = LOOKUP.findVarHandle(Cell.class, "b", byte.class);
      Z = LOOKUP.findVarHandle(Cell.class, "z", boolean.class);
      S = LOOKUP.findVarHandle(Cell.class, "s", short.class);
      C = LOOKUP.findVarHandle(Cell.class, "c", char.class);
      F = LOOKUP.findVarHandle(Cell.class, "f", float.class);
      SI = LOOKUP.findStaticVarHandle(Cell.class, "si", int.class);
      SO = LOOKUP.findStaticVarHandle(Cell.class, "so", String.class);
      LATE_VALUE = LOOKUP.findStaticVarHandle(Late.class, "value", int.class);
      INTS = MethodHandles.arrayElementVarHandle(int[].class);
      OBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);
      EXACT = I.withInvokeExactBehavior();
    } catch (ReflectiveOperationException e) {
      throw new Error(e);
    }
  }

  /** Targets change between and within the rounds of a loop. */
  static long moving(int n) throws Throwable {
    long h = 0;
    for (int i = 0; i < n; i++) {
      if (i % 100 == 50) SITE.setTarget(i % 200 == 50 ? TWO : ONE);
      if (i % 70 == 50) VOLATILE_SITE.setTarget(i % 140 == 50 ? TWO : ONE);
      h = h * 31 + (int) MOVING.invokeExact(i);
      h = h * 31 + (int) VOLATILE_MOVING.invokeExact(i) + (int) STILL.invokeExact(i);
      MethodHandle before = SITE.getTarget();
      SITE.setTarget(before == ONE ? TWO : ONE);
      if (SITE.getTarget() == before) h = -1;
      SITE.setTarget(before);
    }
    return h;
  }

  static long combined(Shape[] shapes, int n) throws Throwable {
    long h = 0;
    int[] pair = {0, 3};
    for (int i = 0; i < n; i++) {
      Shape shape = shapes[i % shapes.length];
      h = h * 31 + (int) GUARDED.invokeExact(i) + (int) SWITCHED.invokeExact(i);
      h = h * 31 + (int) CAUGHT.invokeExact(i) + (int) AREA.invokeExact(shape, i) + (int) HALF.invokeExact(shape, i);
      h = h * 31 + (byte) NARROW.invokeExact(i) + (long) BOXED.invokeExact(i);
      pair[0] = i;
      h = h * 31 + (int) SPREAD.invokeExact(pair) + (int) DROPPED.invokeExact("s", i);
      h = h * 31 + (int) FOLDED.invokeExact(i + 1) + (int) PERMUTED.invokeExact(i % 7 + 1, i) + (int) LOOP.invokeExact(i);
      h += ((String) CONSTANT.invokeExact()).length();
    }
    return h;
  }

  /** Exceptions out of the targets and out of the handles themselves. */
  static long failing(Shape shape, int n) throws Throwable {
    long h = 0;
    for (int i = 0; i < n; i++) {
      try {
        switch (i % 1000) {
          case 10: h += (int) DIVIDE.invokeExact(i, 0); break;
          case 20: h += (int) AREA.invokeExact((Shape) null, i); break;
          case 30: h += (int) ONE.invoke((Object) "text"); break;
          case 40: h += (int) (long) ONE.invokeExact(i); break;
          case 50: h += (int) NOTHING.invokeExact(i); break;
          case 60: h += (int) SPREAD.invokeExact(new int[3]); break;
          case 70: h += (int) THROWER.invokeExact(new IllegalArgumentException("thrown")); break;
          case 80: h += (int) FIXED.invokeExact((Cell) null); break;
          default: h += (int) DIVIDE.invokeExact(i, 3) + (int) FINALLY.invokeExact(i) + (int) AREA.invokeExact(shape, i);
        }
      } catch (ArithmeticException | NullPointerException | ClassCastException | WrongMethodTypeException | IllegalArgumentException | IllegalStateException e) {
        h = h * 31 + e.getClass().getName().length() * 1000;
      }
    }
    return h;
  }

  static long cells(Cell c, int n) {
    long h = 0;
    for (int i = 0; i < n; i++) {
      I.set(c, i);
      h += (int) I.getAndAdd(c, 5) + (int) I.getAndBitwiseOr(c, 64) + (I.compareAndSet(c, (int) I.getVolatile(c), i) ? 1 : 0);
      h += (int) I.compareAndExchange(c, i + 1, -1) + (int) EXACT.get(c);
      L.setRelease(c, (long) I.getAcquire(c) << 33);
      h ^= (long) L.getAndSet(c, h) + (long) L.getOpaque(c);
      D.setVolatile(c, i * 0.5);
      h += (long) (double) D.getAndAdd(c, 1.25) + (D.compareAndSet(c, i * 0.5 + 1.25, -0.0) ? 3 : 0) + Double.doubleToRawLongBits((double) D.get(c));
      O.set(c, i % 3 == 0 ? null : "o" + (i & 15));
      h += O.compareAndSet(c, null, c) ? 1 : ((String) O.getAndSet(c, "x")).length();
      B.set(c, (byte) (i & 31));
      h += (byte) B.getAndAdd(c, (byte) 10) + (byte) B.get(c) + (B.weakCompareAndSetPlain(c, (byte) ((i & 31) + 10), (byte) 9) ? 5 : 0);
      Z.set(c, (i & 2) != 0);
      h += (boolean) Z.getAndBitwiseXor(c, true) ? 1 : (boolean) Z.getVolatile(c) ? 20 : 30;
      S.set(c, (short) (i & 1023));
      h += (short) S.getAndAdd(c, (short) 300) + (short) S.get(c);
      C.set(c, (char) -i);
      h += (char) C.getAndSet(c, 'c') + (char) C.get(c);
      F.set(c, i / 3f);
      h += Float.floatToRawIntBits((float) F.getAndAdd(c, 0.1f)) + Float.floatToRawIntBits((float) F.get(c));
      SI.set(i);
      h = h * 31 + (int) SI.getAndAdd(3) + Cell.si;
      SO.set("s" + (i & 3));
      h += ((String) SO.getAndSet("t")).hashCode() + Cell.so.hashCode();
    }
    return h;
  }

  static long elements(int[] ints, Object[] objects, int n) {
    long h = 0;
    for (int i = 0; i < n; i++) {
      try {
        int at = i % 1000 == 999 ? -1 : i % 1000 == 500 ? ints.length : i & 7;
        INTS.set(ints, at, i);
        h += (int) INTS.getAndAdd(ints, at, 7) + ints[at] + (INTS.compareAndSet(ints, at, i + 7, i) ? 1 : 0);
        OBJECTS.set(objects, at, i % 300 == 7 ? (Object) Integer.valueOf(i) : "e" + i % 10);
        Object old = OBJECTS.getAndSet(objects, at, null);
        h = h * 31 + old.hashCode();
        if (i % 400 == 3) OBJECTS.set((Object[]) null, at, null);
        if (i % 400 == 5) h += (int) I.get((Cell) null);
        if (i % 400 == 9) h += (int) I.get((Object) "no cell");
        if (i % 400 == 11) h += (long) EXACT.get((Cell) null);
        if (i % 400 == 13) h += (int) NO_HANDLE.get(ints, 0);
        if (i % 400 == 15) I.set(new Cell(), 1L);
      } catch (ArrayIndexOutOfBoundsException | ArrayStoreException | NullPointerException | ClassCastException | WrongMethodTypeException e) {
        h = h * 31 + e.getClass().getName().length() * 100;
      }
    }
    return h;
  }

  static long late(int n) throws Throwable {
    long h = 0;
    for (int i = 0; i < n; i++) {
      if (i == n - 10) System.out.println("now");
      if (i >= n - 10) h += (int) LATE_VALUE.getAndAdd(1) + (int) LATE.invokeExact(i);
    }
    return h;
  }

  /** Classes that are known. */
  static final Class<?> NUMBER = Number.class, INT = int.class, ARRAY = Object[].class, INTERFACE = Comparable.class;

  static int instances(Object[] objects, int n) {
    int h = 0;
    for (int i = 0; i < n; i++) {
      Object o = objects[i % objects.length];
      h += (NUMBER.isInstance(o) ? 1 : 0) + (INT.isInstance(o) ? 10 : 0) + (ARRAY.isInstance(o) ? 100 : 0) + (INTERFACE.isInstance(o) ? 1000 : 0);
      h = h * 31 + (String.class.isInstance(o) ? 1 : 0) + (Shape[].class.isInstance(o) ? 10 : 0);
      try {
        Number number = Number.class.cast(o);
        h += number == null ? 9 : number.intValue();
      } catch (ClassCastException e) {
        h ^= e.getMessage().length();
      }
    }
    return h;
  }

  static int traced(int x) throws Throwable { return (int) FAILS.invokeExact(x); }

  public static void main(String[] args) throws Throwable {
    Shape[] shapes = {new Square(), new Strip()};
    for (int round = 0; round < 4; round++) {
      System.out.println("moving " + moving(3_000));
      System.out.println("combined " + combined(shapes, 3_000));
      if (round == 2) SwitchPoint.invalidateAll(new SwitchPoint[] {SWITCH});
      System.out.println("failing " + failing(shapes[round & 1], 3_000));
      System.out.println("cells " + cells(new Cell(), 3_000));
      System.out.println("elements " + elements(new int[8], round == 1 ? new Object[8] : new String[8], 3_000));
      System.out.println("instances " + instances(new Object[] {1, 2L, "s", null, new Object[0], new Square[0], new int[0], 'c'}, 3_000));
      if (round == 3) shapes = new Shape[] {x -> x + 7, shapes[0], shapes[1]};
    }
    System.out.println("late " + late(5_000) + " " + late(5_000));
    for (int i = 0; i < 5_000; i++) traced(i & 511);
    try {
      traced(999);
    } catch (IllegalStateException e) {
      e.printStackTrace(System.out);
    }
  }
}
