import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What calls of native methods, and of what is built on them, cost: prints `nanoseconds name` lines. The best of several rounds, each of so many calls that it takes some
 * milliseconds; a loop's own cost is the first line. Arguments: substrings of the names to measure, none for all.
 */
public final class NativeCalls {
  interface Loop {
    long run(int count) throws Throwable;
  }

  static volatile Object sink;
  static volatile long longSink;

  static final int ROUNDS = 25;
  static final long ROUND_NANOSECONDS = 2_000_000;

  static String[] filters;

  static void measure(String name, Loop loop) throws Throwable {
    if (filters.length > 0 && Arrays.stream(filters).noneMatch(name::contains)) return;
    int count = 64;
    for (;;) {
      long start = System.nanoTime();
      longSink += loop.run(count);
      if (System.nanoTime() - start > ROUND_NANOSECONDS) break;
      count *= 2;
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      longSink += loop.run(count);
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("%.1f %s%n", (double) best / count, name);
  }

  static final class Point implements Cloneable {
    int x;
    Object next;
    volatile long counter;

    Point() {}

    Point(int x) {
      this.x = x;
    }

    Point copy() throws CloneNotSupportedException {
      return (Point) clone();
    }

    int get() {
      return x;
    }

    public int plus(int y) {
      return x + y;
    }
  }

  static class Bottom extends RuntimeException {
    Bottom(String message) {
      super(message);
    }
  }

  static final RuntimeException PREPARED = new RuntimeException("prepared");

  static int throwing(int depth, Object what) {
    if (depth == 0) {
      if (what instanceof RuntimeException e) throw e;
      throw new Bottom("bottom");
    }
    return throwing(depth - 1, what) + 1;
  }

  static int deep(int depth, Loop loop) throws Throwable {
    return depth == 0 ? (int) loop.run(1) : deep(depth - 1, loop) + 1;
  }

  static int length(Object array) {
    return ((int[]) array).length;
  }

  interface Shape {
    int area();
  }

  static final class Square implements Shape {
    public int area() {
      return 4;
    }
  }

  static final class Circle implements Shape {
    public int area() {
      return 3;
    }
  }

  static final class Line implements Shape {
    public int area() {
      return 0;
    }
  }

  static final VarHandle X;
  static final VarHandle NEXT;
  static final VarHandle COUNTER;
  static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  static final MethodHandle PLUS;
  static final MethodHandle STATIC_PLUS;

  static int staticPlus(int a, int b) {
    return a + b;
  }

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      X = lookup.findVarHandle(Point.class, "x", int.class);
      NEXT = lookup.findVarHandle(Point.class, "next", Object.class);
      COUNTER = lookup.findVarHandle(Point.class, "counter", long.class);
      PLUS = lookup.findVirtual(Point.class, "plus", MethodType.methodType(int.class, int.class));
      STATIC_PLUS =
          lookup.findStatic(NativeCalls.class, "staticPlus", MethodType.methodType(int.class, int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Throwable {
    filters = args;
    measure("empty loop", n -> {
      long s = 0;
      for (int i = 0; i < n; i++) s += i;
      return s;
    });
    classes();
    references();
    objects();
    arrays();
    texts();
    checksums();
    exceptions();
    reflection();
    handles();
    dispatch();
  }

  static void classes() throws Throwable {
    Class<?>[] types = {String.class, Comparable.class, Object[].class, int[].class, Point.class, RandomAccess.class};
    Object[] objects = {"text", 1, new String[1], new int[2], new Point(), new ArrayList<>()};
    measure("Class.isInstance", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].isInstance(objects[(i + (i >> 4)) % 6])) hits++;
      return hits;
    });
    measure("Class.cast", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].cast(objects[i % 6]) != null) hits++;
      return hits;
    });
    measure("Class.isAssignableFrom", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].isAssignableFrom(types[(i + (i >> 4)) % 6])) hits++;
      return hits;
    });
    measure("Class.isArray", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].isArray()) hits++;
      return hits;
    });
    measure("Class.isInterface", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].isInterface()) hits++;
      return hits;
    });
    measure("Class.isPrimitive", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].isPrimitive()) hits++;
      return hits;
    });
    measure("Class.isHidden", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].isHidden()) hits++;
      return hits;
    });
    measure("Class.getModifiers", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += types[i % 6].getModifiers();
      return s;
    });
    measure("Class.getSuperclass", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].getSuperclass() == Object.class) hits++;
      return hits;
    });
    measure("Class.getComponentType", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (types[i % 6].getComponentType() != null) hits++;
      return hits;
    });
    measure("Class.getInterfaces", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += types[i % 6].getInterfaces().length;
      return s;
    });
    measure("Class.forName", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (Class.forName("java.util.ArrayList") != null) hits++;
      return hits;
    });
  }

  static void references() throws Throwable {
    Point point = new Point();
    WeakReference<Object> weak = new WeakReference<>(point);
    measure("Reference.get", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (weak.get() == point) hits++;
      return hits;
    });
    measure("Reference.refersTo", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (weak.refersTo(point)) hits++;
      return hits;
    });
    WeakReference<Object> other = new WeakReference<>(point);
    measure("Reference.clear", n -> {
      for (int i = 0; i < n; i++) other.clear();
      return 0;
    });
  }

  static void objects() throws Throwable {
    Point point = new Point(3);
    measure("Object.clone", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += point.copy().x;
      return s;
    });
    Object[] objects = {"text", 1, point};
    measure("Object.getClass", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (objects[i % 3].getClass() == Point.class) hits++;
      return hits;
    });
    measure("Object.hashCode, hashed", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += point.hashCode();
      return s;
    });
    measure("new Object, hashCode", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new Object().hashCode();
      return s;
    });
    measure("Thread.currentThread", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (Thread.currentThread() != null) hits++;
      return hits;
    });
    Object lock = new Object();
    measure("Thread.holdsLock", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (Thread.holdsLock(lock)) hits++;
      return hits;
    });
    measure("Object.notifyAll", n -> {
      for (int i = 0; i < n; i++)
        synchronized (lock) {
          lock.notifyAll();
        }
      return 0;
    });
    measure("Thread.isInterrupted", n -> {
      int hits = 0;
      Thread me = Thread.currentThread();
      for (int i = 0; i < n; i++) if (me.isInterrupted()) hits++;
      return hits;
    });
    String text = new String("some text");
    measure("String.intern", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += text.intern().length();
      return s;
    });
    measure("System.nanoTime", n -> {
      long s = 0;
      for (int i = 0; i < n; i++) s += System.nanoTime();
      return s;
    });
    measure("Runtime.freeMemory", n -> {
      long s = 0;
      for (int i = 0; i < n; i++) s += Runtime.getRuntime().freeMemory();
      return s;
    });
  }

  static void arrays() throws Throwable {
    int[] ints = new int[10];
    Object[] texts = {"a", "b", "c", "d"};
    String[] strings = {"a", "b", "c", "d"};
    Object[] target = new Object[4];
    measure("int[10].clone", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += ints.clone().length;
      return s;
    });
    measure("Object[4].clone", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += texts.clone().length;
      return s;
    });
    Object[] mixed = {ints, texts, strings, new byte[3]};
    measure("Array.getLength", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += Array.getLength(mixed[i & 3]);
      return s;
    });
    measure("Array.get", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (Array.get(texts, i & 3) != null) hits++;
      return hits;
    });
    measure("Array.getInt", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += Array.getInt(ints, i & 7);
      return s;
    });
    measure("Array.newInstance", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += ((Object[]) Array.newInstance(String.class, i & 7)).length;
      return s;
    });
    measure("Arrays.copyOf(String[4])", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += Arrays.copyOf(strings, 4).length;
      return s;
    });
    measure("List.toArray(new String[0])", n -> {
      List<String> list = Arrays.asList(strings);
      int s = 0;
      for (int i = 0; i < n; i++) s += list.toArray(new String[0]).length;
      return s;
    });
    measure("arraycopy int[10]", n -> {
      int[] to = new int[10];
      for (int i = 0; i < n; i++) System.arraycopy(ints, 0, to, 0, 10);
      return to[0];
    });
    measure("arraycopy String[4] -> Object[4]", n -> {
      for (int i = 0; i < n; i++) System.arraycopy(strings, 0, target, 0, 4);
      return target.length;
    });
    measure("arraycopy Object[4] -> String[4]", n -> {
      String[] to = new String[4];
      for (int i = 0; i < n; i++) System.arraycopy(texts, 0, to, 0, 4);
      return to.length;
    });
    int[] same = new int[100];
    int[] more = new int[100];
    measure("Arrays.equals(int[100])", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (Arrays.equals(same, more)) hits++;
      return hits;
    });
    measure("Arrays.hashCode(int[100])", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += Arrays.hashCode(same);
      return s;
    });
    byte[] bytes = new byte[1000];
    measure("new String(byte[1000], latin1)", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).length();
      return s;
    });
    measure("new String(byte[1000], utf8)", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new String(bytes, java.nio.charset.StandardCharsets.UTF_8).length();
      return s;
    });
  }

  static void texts() throws Throwable {
    String[] shorts = {"some text of 22 letters", "some text of 22 numbers", "another text", new String("some text of 22 letters")};
    String large = "x".repeat(1000);
    String same = new String(large);
    String wide = "\u0416".repeat(1000);
    byte[] utf8 = large.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    measure("String.equals, 22", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (shorts[i & 3].equals(shorts[3])) hits++;
      return hits;
    });
    measure("String.equals, 1000", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (large.equals(same)) hits++;
      return hits;
    });
    measure("String.compareTo, 22", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += shorts[i & 3].compareTo(shorts[3]);
      return s;
    });
    measure("String.compareTo, 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += large.compareTo(same);
      return s;
    });
    measure("String.indexOf(char), 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += large.indexOf('y');
      return s;
    });
    measure("String.indexOf(String), 22", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += shorts[i & 3].indexOf("numbers");
      return s;
    });
    measure("String.hashCode, 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new String(large.toCharArray(), 0, 1000).hashCode();
      return s;
    });
    measure("String.getBytes(utf8), 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += large.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      return s;
    });
    measure("new String(utf8), 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new String(utf8, java.nio.charset.StandardCharsets.UTF_8).length();
      return s;
    });
    measure("String.toCharArray, 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += large.toCharArray().length;
      return s;
    });
    measure("String.toCharArray, wide, 1000", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += wide.toCharArray().length;
      return s;
    });
    measure("StringBuilder.append, wide and narrow", n -> {
      int s = 0;
      StringBuilder builder = new StringBuilder();
      for (int i = 0; i < n; i++) {
        builder.setLength(0);
        s += builder.append("\u0416").append(shorts[i & 3]).append('c').append(i).length();
      }
      return s;
    });
    measure("StringBuilder.toString, 22", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new StringBuilder().append(shorts[i & 3]).append(' ').append(i).toString().length();
      return s;
    });
    measure("String.substring", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += shorts[i & 3].substring(3, 9).length();
      return s;
    });
    measure("String.toLowerCase, 22", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += shorts[i & 3].toLowerCase().length();
      return s;
    });
  }

  static void checksums() throws Throwable {
    byte[] small = new byte[16];
    byte[] large = new byte[4096];
    CRC32 crc = new CRC32();
    measure("CRC32.update(byte)", n -> {
      for (int i = 0; i < n; i++) crc.update(i);
      return crc.getValue();
    });
    measure("CRC32.update(byte[16])", n -> {
      for (int i = 0; i < n; i++) crc.update(small);
      return crc.getValue();
    });
    measure("CRC32.update(byte[4096])", n -> {
      for (int i = 0; i < n; i++) crc.update(large);
      return crc.getValue();
    });
    CRC32C crc32c = new CRC32C();
    measure("CRC32C.update(byte[16])", n -> {
      for (int i = 0; i < n; i++) crc32c.update(small);
      return crc32c.getValue();
    });
    measure("CRC32C.update(byte[4096])", n -> {
      for (int i = 0; i < n; i++) crc32c.update(large);
      return crc32c.getValue();
    });
    Adler32 adler = new Adler32();
    measure("Adler32.update(byte[16])", n -> {
      for (int i = 0; i < n; i++) adler.update(small);
      return adler.getValue();
    });
    measure("Adler32.update(byte[4096])", n -> {
      for (int i = 0; i < n; i++) adler.update(large);
      return adler.getValue();
    });
  }

  static void exceptions() throws Throwable {
    measure("throw and catch, prepared", n -> {
      int s = 0;
      for (int i = 0; i < n; i++)
        try {
          s += throwing(0, PREPARED);
        } catch (RuntimeException e) {
          s++;
        }
      return s;
    });
    measure("throw over 10 frames, prepared", n -> {
      int s = 0;
      for (int i = 0; i < n; i++)
        try {
          s += throwing(10, PREPARED);
        } catch (RuntimeException e) {
          s++;
        }
      return s;
    });
    measure("new exception, thrown over 3 frames", n -> {
      int s = 0;
      for (int i = 0; i < n; i++)
        try {
          s += throwing(3, null);
        } catch (Bottom e) {
          s++;
        }
      return s;
    });
    measure("new exception, 100 frames below", n -> deep(100, ignored -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new Bottom("deep").getMessage().length();
      return s;
    }));
    measure("new exception, its stack trace", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += new Bottom("trace").getStackTrace().length;
      return s;
    });
    measure("null dereferenced", n -> {
      int s = 0;
      Point[] points = new Point[2];
      for (int i = 0; i < n; i++)
        try {
          s += points[i & 1].x;
        } catch (NullPointerException e) {
          s++;
        }
      return s;
    });
    measure("index out of bounds", n -> {
      int s = 0;
      int[] ints = new int[2];
      for (int i = 0; i < n; i++)
        try {
          s += ints[i | 2];
        } catch (ArrayIndexOutOfBoundsException e) {
          s++;
        }
      return s;
    });
    measure("cast that fails", n -> {
      int s = 0;
      Object[] objects = {"a", "b"};
      for (int i = 0; i < n; i++)
        try {
          s += length(objects[i & 1]);
        } catch (ClassCastException e) {
          s++;
        }
      return s;
    });
    measure("division by zero", n -> {
      int s = 0;
      int[] zeros = new int[2];
      for (int i = 0; i < n; i++)
        try {
          s += i / zeros[i & 1];
        } catch (ArithmeticException e) {
          s++;
        }
      return s;
    });
    measure("NumberFormatException", n -> {
      int s = 0;
      for (int i = 0; i < n; i++)
        try {
          s += Integer.parseInt("x12");
        } catch (NumberFormatException e) {
          s++;
        }
      return s;
    });
  }

  static void reflection() throws Throwable {
    Point point = new Point(3);
    Method plus = Point.class.getMethod("plus", int.class);
    Method staticPlus = NativeCalls.class.getDeclaredMethod("staticPlus", int.class, int.class);
    Method hash = Object.class.getMethod("toString");
    Constructor<Point> constructor = Point.class.getDeclaredConstructor(int.class);
    Constructor<Point> plain = Point.class.getDeclaredConstructor();
    java.lang.reflect.Field x = Point.class.getDeclaredField("x");
    measure("Method.invoke(int)", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += (int) plus.invoke(point, i & 63);
      return s;
    });
    measure("Method.invoke, static", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += (int) staticPlus.invoke(null, i & 63, 1);
      return s;
    });
    measure("Method.invoke, String.toString", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (hash.invoke("text") != null) hits++;
      return hits;
    });
    measure("Constructor.newInstance(int)", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += constructor.newInstance(i & 63).x;
      return s;
    });
    measure("Constructor.newInstance()", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += plain.newInstance().x;
      return s;
    });
    measure("Field.getInt", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += x.getInt(point);
      return s;
    });
    measure("Class.getMethod", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (Point.class.getMethod("plus", int.class) != null) hits++;
      return hits;
    });
  }

  static void handles() throws Throwable {
    Point point = new Point(3);
    MethodHandle variable = PLUS;
    measure("MethodHandle.invokeExact, constant", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += (int) PLUS.invokeExact(point, i);
      return s;
    });
    measure("MethodHandle.invokeExact, variable", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += (int) variable.invokeExact(point, i);
      return s;
    });
    measure("MethodHandle.invokeExact, static", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += (int) STATIC_PLUS.invokeExact(s, i);
      return s;
    });
    measure("VarHandle.get int", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += (int) X.get(point);
      return s;
    });
    measure("VarHandle.compareAndSet Object", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (NEXT.compareAndSet(point, (Object) null, (Object) null)) hits++;
      return hits;
    });
    measure("VarHandle.getAndAdd long", n -> {
      long s = 0;
      for (int i = 0; i < n; i++) s += (long) COUNTER.getAndAdd(point, 1L);
      return s;
    });
    int[] ints = new int[8];
    measure("VarHandle.set int[]", n -> {
      for (int i = 0; i < n; i++) INTS.set(ints, i & 7, i);
      return ints[0];
    });
    AtomicReference<Object> atomic = new AtomicReference<>();
    measure("AtomicReference.compareAndSet", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) if (atomic.compareAndSet(null, null)) hits++;
      return hits;
    });
    LongAdder adder = new LongAdder();
    measure("LongAdder.add", n -> {
      for (int i = 0; i < n; i++) adder.add(i);
      return adder.sum();
    });
    ConcurrentLinkedQueue<Object> queue = new ConcurrentLinkedQueue<>();
    measure("ConcurrentLinkedQueue, add and poll", n -> {
      int hits = 0;
      for (int i = 0; i < n; i++) {
        queue.add("x");
        if (queue.poll() != null) hits++;
      }
      return hits;
    });
  }

  static void dispatch() throws Throwable {
    Shape[] shapes = {new Square(), new Circle(), new Line(), new Square()};
    Shape[] squares = {shapes[0], shapes[3], shapes[0], shapes[3]};
    measure("interface call, one class", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += squares[i & 3].area();
      return s;
    });
    measure("interface call, three classes", n -> {
      int s = 0;
      for (int i = 0; i < n; i++) s += shapes[i & 3].area();
      return s;
    });
  }
}
