import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** clone, arraycopy, copies by way of buffers, checksums, references and monitors: each at the edges of what is done in machine code. */
public class Copies {
  static class Point implements Cloneable {
    byte b = 1;
    long l = -2;
    double d = 0.5;
    Object self = this;
    Point next;
    final int[] shared = {1, 2, 3};

    @Override
    protected Point clone() throws CloneNotSupportedException {
      return (Point) super.clone();
    }
  }

  static class Empty implements Cloneable {
    Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  static class Plain {
    Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  static class Finalized implements Cloneable {
    int value = 5;

    Finalized copy() throws CloneNotSupportedException {
      return (Finalized) clone();
    }

    @Override
    protected void finalize() {
      value++;
    }
  }

  static class Weak extends WeakReference<Object> implements Cloneable {
    Weak(Object o) {
      super(o);
    }

    Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  interface Attempt {
    Object get() throws Throwable;
  }

  static void attempt(String what, Attempt attempt) {
    try {
      System.out.println(what + ": " + attempt.get());
    } catch (Throwable e) {
      System.out.println(what + ": " + e);
    }
  }

  public static void main(String[] args) throws Throwable {
    clones();
    arrayClones();
    arrayCopies();
    mixedCopies();
    buffers();
    checksums();
    references();
    monitors();
    hashes();
  }

  static void clones() throws Throwable {
    Point point = new Point();
    point.next = new Point();
    int hash = System.identityHashCode(point);
    Point copy = point.clone();
    System.out.println(copy.b + " " + copy.l + " " + copy.d + " " + (copy.self == point) + " " + (copy.next == point.next)
        + " " + (copy.shared == point.shared) + " " + (copy != point));
    System.out.println("hash kept " + (System.identityHashCode(point) == hash) + ", of the copy "
        + (System.identityHashCode(copy) != hash));
    synchronized (point) {
      synchronized (point) {
        Point locked = point.clone();
        System.out.println("locked " + Thread.holdsLock(point) + ", copy " + Thread.holdsLock(locked));
        synchronized (locked) {
          System.out.println(Thread.holdsLock(locked));
        }
        attempt("copy's monitor", () -> {
          locked.notify();
          return null;
        });
      }
    }
    System.out.println(new Empty().copy().getClass().getName());
    attempt("not cloneable", () -> new Plain().copy());
    System.out.println("finalizer " + new Finalized().copy().value);
    attempt("reference", () -> new Weak("x").copy());
    Point chain = null;
    for (int i = 0; i < 20_000; i++) {
      Point made = (chain == null ? new Point() : chain).clone();
      made.next = i % 100 == 0 ? null : chain;
      made.l = i;
      chain = made;
    }
    long sum = 0;
    for (Point p = chain; p != null; p = p.next) sum += p.l;
    System.out.println("chain " + sum);
  }

  static void arrayClones() {
    boolean same = true;
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      long[] longs = new long[length];
      char[] chars = new char[length];
      Object[] objects = new Object[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (i * 7);
        longs[i] = i * 0x1234567890abcdL;
        chars[i] = (char) (i * 31);
        objects[i] = new int[] {i};
      }
      same &= Arrays.equals(bytes, bytes.clone()) && Arrays.equals(longs, longs.clone());
      same &= Arrays.equals(chars, chars.clone()) && Arrays.equals(objects, objects.clone());
      same &= bytes.clone() != bytes;
    }
    System.out.println("array clones " + same);
    String[][] deep = {{"a"}, null, {"b", "c"}};
    String[][] copy = deep.clone();
    System.out.println(copy.getClass().getName() + " " + (copy[0] == deep[0]) + " " + copy.length);
    int[] large = new int[100_000];
    large[99_999] = 7;
    System.out.println(large.clone()[99_999] + " " + new Object[70_000].clone().length + " " + new boolean[] {true, false}.clone()[0]);
  }

  static void arrayCopies() {
    boolean same = true;
    int[] distances = {0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100};
    for (int length = 0; length <= 200; length++)
      for (int distance : distances) {
        byte[] bytes = new byte[320];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * 13 + 1);
        byte[] up = bytes.clone();
        byte[] down = bytes.clone();
        System.arraycopy(up, 10, up, 10 + distance, length);
        System.arraycopy(down, 10 + distance, down, 10, length);
        for (int i = 0; i < bytes.length; i++) {
          same &= up[i] == (i >= 10 + distance && i < 10 + distance + length ? bytes[i - distance] : bytes[i]);
          same &= down[i] == (i >= 10 && i < 10 + length ? bytes[i + distance] : bytes[i]);
        }
      }
    long[] longs = new long[3000];
    for (int i = 0; i < longs.length; i++) longs[i] = i;
    System.arraycopy(longs, 0, longs, 1, 2999);
    for (int i = 1; i < longs.length; i++) same &= longs[i] == i - 1;
    System.arraycopy(longs, 1, longs, 0, 2999);
    for (int i = 0; i < 2999; i++) same &= longs[i] == i;
    System.out.println("copies " + same);
  }

  static void copy(Object from, int at, Object to, int toAt, int length) {
    attempt("copy", () -> {
      System.arraycopy(from, at, to, toAt, length);
      return to instanceof Object[] array ? Arrays.deepToString(array) : to instanceof int[] ints ? Arrays.toString(ints) : "done";
    });
  }

  static void mixedCopies() {
    String[] strings = {"a", "b", null, "d"};
    Object[] objects = {"x", 1, null, "y"};
    Integer[] integers = {1, 2, 3};
    int[] ints = {1, 2, 3};
    copy(strings, 0, new Object[4], 0, 4);
    copy(strings, 1, new Comparable<?>[4], 2, 2);
    copy(strings, 0, new CharSequence[4], 0, 4);
    copy(new Object[] {"p", null, "q"}, 0, new String[3], 0, 3);
    String[] partly = new String[4];
    copy(objects, 0, partly, 0, 4);
    System.out.println(Arrays.toString(partly));
    copy(objects, 2, partly, 1, 2);
    copy(integers, 0, new Number[3], 0, 3);
    copy(integers, 0, new String[3], 0, 3);
    copy(integers, 0, new String[3], 0, 0);
    copy(new Integer[3], 0, new String[3], 0, 3);
    copy(new Object[][] {{1}, strings}, 0, new Object[2], 0, 2);
    copy(new Object[] {strings, new Object[0]}, 0, new Object[2][], 0, 2);
    copy(new Object[] {ints}, 0, new Object[1][], 0, 1);
    copy(new Object[] {ints, null}, 0, new int[2][], 0, 2);
    copy(ints, 0, new long[3], 0, 1);
    copy(ints, 0, objects, 0, 0);
    copy(objects, 0, ints, 0, 0);
    copy("text", 0, ints, 0, 0);
    copy(ints, 0, "text", 0, 0);
    copy(null, 0, ints, 0, 0);
    copy(ints, 0, null, 0, 0);
    copy(ints, -1, ints, 0, 1);
    copy(ints, 0, ints, -1, 1);
    copy(ints, 0, ints, 0, -1);
    copy(ints, 2, ints, 0, 2);
    copy(ints, 0, ints, 2, 2);
    copy(ints, Integer.MAX_VALUE, ints, 0, Integer.MAX_VALUE);
    copy(ints, 3, ints, 3, 0);
    copy(ints, 4, ints, 0, 0);
    copy(strings, 3, new Object[1], 0, 2);
    copy(strings, 0, new Object[1], 0, Integer.MIN_VALUE);
    // Old arrays that are given young elements.
    Object[] old = new Object[5000];
    String[] young = new String[5000];
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < young.length; i++) young[i] = "s" + (i + round);
      System.arraycopy(young, 0, old, 0, 5000);
      Object[] back = old.clone();
      System.arraycopy(back, 0, young, 1, 4999);
    }
    System.out.println(old[4999] + " " + young[4999]);
  }

  static void buffers() {
    boolean same = true;
    Random random = new Random(7);
    ByteBuffer direct = ByteBuffer.allocateDirect(400);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length + 3];
      random.nextBytes(bytes);
      direct.clear();
      direct.put(bytes, 3, length);
      direct.flip();
      byte[] back = new byte[length];
      direct.get(back);
      same &= Arrays.equals(back, Arrays.copyOfRange(bytes, 3, length + 3));
      direct.clear();
      direct.put(5, direct, 0, length);
      direct.position(5);
      direct.get(back);
      same &= Arrays.equals(back, Arrays.copyOfRange(bytes, 3, length + 3));
    }
    System.out.println("buffers " + same);
  }

  static long bitwise(byte[] bytes, int from, int to, int polynomial) {
    int crc = -1;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] & 0xff;
      for (int k = 0; k < 8; k++) crc = (crc & 1) != 0 ? crc >>> 1 ^ polynomial : crc >>> 1;
    }
    return ~crc & 0xffffffffL;
  }

  static long adler(byte[] bytes, int from, int to) {
    int a = 1;
    int b = 0;
    for (int i = from; i < to; i++) {
      a = (a + (bytes[i] & 0xff)) % 65521;
      b = (b + a) % 65521;
    }
    return (long) b << 16 | a;
  }

  static void checksums() {
    byte[] bytes = new byte[700];
    new Random(3).nextBytes(bytes);
    boolean same = true;
    for (int length = 0; length < 600; length += length < 80 ? 1 : 37)
      for (int from = 0; from < 20; from += 7) {
        Checksum[] sums = {new CRC32(), new CRC32C(), new Adler32()};
        long[] wanted = {
          bitwise(bytes, from, from + length, 0xedb88320), bitwise(bytes, from, from + length, 0x82f63b78),
          adler(bytes, from, from + length),
        };
        for (int k = 0; k < sums.length; k++) {
          sums[k].update(bytes, from, length);
          same &= sums[k].getValue() == wanted[k];
          sums[k].reset();
          for (int i = from; i < from + length; i++) sums[k].update(bytes[i]);
          same &= sums[k].getValue() == wanted[k];
          sums[k].reset();
          ByteBuffer direct = ByteBuffer.allocateDirect(length + 1);
          direct.put(bytes, from, length).flip();
          sums[k].update(direct);
          same &= sums[k].getValue() == wanted[k];
          sums[k].update(0x1ff);
        }
      }
    System.out.println("checksums " + same);
    attempt("bounds", () -> {
      new CRC32().update(bytes, 699, 2);
      return null;
    });
    attempt("null", () -> {
      new Adler32().update((byte[]) null);
      return null;
    });
  }

  static void references() {
    Object object = new Object();
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    WeakReference<Object> weak = new WeakReference<>(object);
    SoftReference<Object> soft = new SoftReference<>(object, queue);
    PhantomReference<Object> phantom = new PhantomReference<>(object, queue);
    System.out.println(weak.refersTo(object) + " " + weak.refersTo(null) + " " + soft.refersTo(object) + " "
        + phantom.refersTo(object) + " " + phantom.refersTo("x"));
    weak.clear();
    soft.clear();
    phantom.clear();
    System.out.println(weak.refersTo(object) + " " + weak.refersTo(null) + " " + soft.refersTo(null) + " "
        + phantom.refersTo(null) + " " + weak.get() + " " + soft.get());
    System.out.println(object.equals(object));
  }

  static void monitors() throws Throwable {
    Object lock = new Object();
    attempt("notify", () -> {
      lock.notify();
      return null;
    });
    attempt("notifyAll", () -> {
      lock.notifyAll();
      return null;
    });
    attempt("holdsLock", () -> Thread.holdsLock(lock));
    attempt("holdsLock", () -> Thread.holdsLock(null));
    synchronized (lock) {
      synchronized (lock) {
        lock.notify();
        lock.notifyAll();
        System.out.println(Thread.holdsLock(lock));
      }
      System.out.println(Thread.holdsLock(lock) + " " + (lock.hashCode() == lock.hashCode()));
      lock.notifyAll();
    }
    System.out.println(Thread.holdsLock(lock));
    boolean[] seen = new boolean[2];
    Thread waiter = new Thread(() -> {
      synchronized (lock) {
        try {
          seen[0] = true;
          while (!seen[1]) lock.wait();
        } catch (InterruptedException e) {
          System.out.println("interrupted");
        }
      }
    });
    waiter.start();
    for (;;) {
      synchronized (lock) {
        if (seen[0]) {
          seen[1] = true;
          lock.notify();
          System.out.println("held " + Thread.holdsLock(lock));
          break;
        }
      }
      Thread.yield();
    }
    waiter.join();
    Thread other = new Thread(() -> {
      System.out.println("other holds " + Thread.holdsLock(seen));
      attempt("other notifies", () -> {
        seen.notify();
        return null;
      });
    });
    synchronized (seen) {
      other.start();
      other.join();
    }
  }

  static void hashes() {
    Object[] objects = new Object[2000];
    int[] codes = new int[objects.length];
    boolean same = true;
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new Object();
      if (i % 3 == 0)
        synchronized (objects[i]) {
          codes[i] = objects[i].hashCode();
        }
      else codes[i] = i % 3 == 1 ? objects[i].hashCode() : System.identityHashCode(objects[i]);
    }
    System.gc();
    for (int i = 0; i < objects.length; i++) {
      same &= codes[i] == System.identityHashCode(objects[i]) && codes[i] == objects[i].hashCode();
      synchronized (objects[i]) {
        same &= codes[i] == objects[i].hashCode();
      }
    }
    long different = Arrays.stream(codes).distinct().count();
    System.out.println("hashes " + same + " " + (different > 1950) + " " + System.identityHashCode(null));
  }
}
