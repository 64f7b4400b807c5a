import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Unsafe's memory: sizes that cannot be had, sizes beyond 32 bits, numbers that a double does not hold. */
public class NativeMemory {
  interface Action { Object run() throws Throwable; }

  static void show(String what, long n, Action action) {
    String result;
    try { result = " = " + action.run(); } catch (Throwable e) { result = " ! " + e; }
    System.out.println(what + " " + Long.toHexString(n) + result);
  }

  public static void main(String[] args) throws Exception {
    Field field = Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Unsafe u = (Unsafe) field.get(null);
    long[] sizes = {0, -1, 1L << 31, (1L << 32) + 3, 1L << 46, 1L << 47, (1L << 53) + 1, Long.MAX_VALUE, Long.MAX_VALUE - 7, Long.MAX_VALUE - 15, Long.MIN_VALUE};
    for (long n : sizes) {
      show("allocate", n, () -> {
        long p = u.allocateMemory(n);
        if (p == 0) return 0;
        u.putByte(p, (byte) 3);
        u.putByte(p + n - 1, (byte) 4);
        String seen = u.getByte(p) + " " + u.getByte(p + n - 1);
        u.freeMemory(p);
        return seen;
      });
      show("reallocate", n, () -> {
        long p = u.allocateMemory(100);
        u.putByte(p + 99, (byte) 7);
        long q = u.reallocateMemory(p, n);
        if (q == 0) return 0;
        String seen = u.getByte(q + 99) + "";
        u.putByte(q + n - 1, (byte) 1);
        u.freeMemory(q);
        return seen;
      });
      show("reallocate nothing", n, () -> {
        long q = u.reallocateMemory(0, n);
        u.freeMemory(q);
        return q == 0;
      });
    }
    // Far apart in one block; pages between are never touched.
    long size = 5L << 30;
    long p = u.allocateMemory(size);
    u.putLong(p, 0x1234567890abcdefL);
    u.copyMemory(p, p + size - 1000, 8);
    u.setMemory(p + (1L << 32), 100, (byte) -7);
    System.out.println(Long.toHexString(u.getLong(p + size - 1000)) + " " + u.getByte(p + (1L << 32) + 99));
    p = u.reallocateMemory(p, size + 4096);
    System.out.println(Long.toHexString(u.getLong(p + size - 1000)) + " " + u.getByte(p + (1L << 32) + 99));
    u.freeMemory(p);
    show("set", -1, () -> { u.setMemory(1000, -1, (byte) 0); return 0; });
    show("copy", -5, () -> { u.copyMemory(1000, 2000, -5); return 0; });
    long q = u.allocateMemory(64);
    u.setMemory(q, 64, (byte) 0);
    for (int odd = 1; odd < 8; odd += 2) {
      u.putInt(q + odd, 5);
      u.putLong(q + 16 + odd, 6);
      System.out.println(u.compareAndSwapInt(null, q + odd, 5, -9) + " " + u.getInt(q + odd) + " " + u.compareAndSwapLong(null, q + 16 + odd, 6, -1L << 40) + " " + u.getLong(q + 16 + odd)
          + " " + u.getAndAddInt(null, q + odd, 3) + " " + u.getAndAddLong(null, q + 16 + odd, 3) + " " + u.getAndSetInt(null, q + odd, 1) + " " + u.getIntVolatile(null, q + odd) + " " + u.getLongVolatile(null, q + 16 + odd));
    }
    byte[] bytes = new byte[32];
    long base = Unsafe.ARRAY_BYTE_BASE_OFFSET;
    u.putLong(bytes, base + 3, -2);
    System.out.println(u.compareAndSwapLong(bytes, base + 3, -2, 77) + " " + bytes[3] + " " + u.getAndAddInt(bytes, base + 5, 9) + " " + bytes[5] + " " + u.getLong(bytes, base + 3));
  }
}
