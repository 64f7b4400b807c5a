import java.lang.reflect.*; import java.nio.*; import java.util.*; import sun.misc.Unsafe;
/** Unsafe by way of jdk.unsupported, and direct buffers. */
public class UnsafeAccess {
  interface A { void run() throws Throwable; }
  static int n;
  static void t(A a) { n++; try { a.run(); System.out.println(n + " none"); } catch (Throwable t) { System.out.println(n+" "+t); } }
  int i; long l; byte b; Object o; boolean z; char c; short s; float f; double d; volatile int vi;
  static int si = 7; static String ss = "x"; static long sl = 1L << 40;
  static class Init { static { System.out.println("Init init"); } int x = 5; Init() { System.out.println("ctor"); } }
  static abstract class Abs {} interface I {} enum E { A }
  record R(int a) {}
  public static void main(String[] a) throws Throwable {
    Field uf = Unsafe.class.getDeclaredField("theUnsafe"); uf.setAccessible(true); Unsafe u = (Unsafe) uf.get(null);
    UnsafeAccess x = new UnsafeAccess();
    t(() -> { long off = u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("i")); u.putInt(x, off, 42); System.out.println(x.i + " " + u.getInt(x, off) + " " + u.compareAndSwapInt(x, off, 42, 43) + u.compareAndSwapInt(x, off, 42, 43) + x.i + " " + u.getAndAddInt(x, off, 5) + x.i + " " + u.getAndSetInt(x, off, 9) + x.i); });
    t(() -> { long off = u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("l")); u.putLong(x, off, 0x123456789abcdefL); System.out.println(Long.toHexString(x.l) + u.compareAndSwapLong(x, off, 0x123456789abcdefL, -1L) + x.l + " " + u.getAndAddLong(x, off, Long.MIN_VALUE) + " " + x.l + " " + u.getAndSetLong(x, off, 3) + x.l); });
    t(() -> { long off = u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("o")); u.putObject(x, off, "hi"); System.out.println(x.o + " " + u.compareAndSwapObject(x, off, "hi", "ho") + x.o + u.getAndSetObject(x, off, null) + x.o); });
    t(() -> { u.putByte(x, u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("b")), (byte) -3); u.putBoolean(x, u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("z")), true); u.putChar(x, u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("c")), '\uffee'); u.putShort(x, u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("s")), (short) -7); u.putFloat(x, u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("f")), 1.5f); u.putDouble(x, u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("d")), -2.5e100); System.out.println(x.b + " " + x.z + (int) x.c + x.s + x.f + x.d); });
    t(() -> { Field f = UnsafeAccess.class.getDeclaredField("si"); Object b = u.staticFieldBase(f); long off = u.staticFieldOffset(f); System.out.println(u.getInt(b, off)); u.putIntVolatile(b, off, 8); System.out.println(si + " " + (b == UnsafeAccess.class)); Field g = UnsafeAccess.class.getDeclaredField("sl"); System.out.println(u.getLong(u.staticFieldBase(g), u.staticFieldOffset(g))); Field h = UnsafeAccess.class.getDeclaredField("ss"); System.out.println(u.getObjectVolatile(u.staticFieldBase(h), u.staticFieldOffset(h))); });
    t(() -> u.objectFieldOffset(UnsafeAccess.class.getDeclaredField("si")));
    t(() -> u.staticFieldOffset(UnsafeAccess.class.getDeclaredField("i")));
    t(() -> u.staticFieldBase(UnsafeAccess.class.getDeclaredField("i")));
    t(() -> u.objectFieldOffset(null));
    t(() -> u.objectFieldOffset(R.class.getDeclaredField("a")));
    t(() -> System.out.println(u.arrayBaseOffset(int[].class) + " " + u.arrayIndexScale(int[].class) + " " + u.arrayIndexScale(byte[].class) + u.arrayIndexScale(long[].class) + u.arrayIndexScale(Object[].class) + u.arrayIndexScale(boolean[].class) + u.arrayIndexScale(char[].class) + u.arrayIndexScale(double[][].class)));
    t(() -> u.arrayBaseOffset(String.class));
    t(() -> u.arrayIndexScale(int.class));
    t(() -> u.arrayBaseOffset(null));
    t(() -> System.out.println(u.addressSize() + " " + u.pageSize()));
    t(() -> { Init i = (Init) u.allocateInstance(Init.class); System.out.println(i.x); });
    t(() -> u.allocateInstance(Abs.class));
    t(() -> u.allocateInstance(I.class));
    t(() -> u.allocateInstance(int[].class));
    t(() -> u.allocateInstance(int.class));
    t(() -> u.allocateInstance(Class.class));
    t(() -> System.out.println(u.allocateInstance(E.class)));
    t(() -> u.throwException(new java.io.IOException("sneaky")));
    t(() -> { long p = u.allocateMemory(100); u.setMemory(p, 100, (byte) 0x5a); System.out.println(u.getByte(p + 99) + " " + Long.toHexString(u.getLong(p + 3))); u.putLong(p + 1, Long.MIN_VALUE + 1); u.putInt(p + 50, -5); u.putDouble(p + 60, Math.PI); u.putFloat(p + 70, 1e10f); u.putChar(p + 80, 'x'); u.putShort(p + 82, (short) -9); System.out.println(u.getLong(p + 1) + " " + u.getInt(p + 50) + " " + u.getDouble(p + 60) + " " + u.getFloat(p + 70) + u.getChar(p + 80) + u.getShort(p + 82)); long q = u.reallocateMemory(p, 100000); System.out.println(u.getInt(q + 50)); u.putAddress(q + 8, q); System.out.println(u.getAddress(q + 8) == q); u.copyMemory(q + 50, q + 90000, 4); System.out.println(u.getInt(q + 90000)); u.freeMemory(q); });
    t(() -> u.allocateMemory(-1));
    t(() -> u.allocateMemory(Long.MAX_VALUE));
    t(() -> System.out.println(u.allocateMemory(0)));
    t(() -> u.freeMemory(0));
    t(() -> u.setMemory(0, -1, (byte) 1));
    t(() -> { byte[] src = new byte[32]; for (int i = 0; i < 32; i++) src[i] = (byte) i; long[] dst = new long[4]; u.copyMemory(src, Unsafe.ARRAY_BYTE_BASE_OFFSET, dst, Unsafe.ARRAY_LONG_BASE_OFFSET, 32); System.out.println(Long.toHexString(dst[1])); u.setMemory(dst, Unsafe.ARRAY_LONG_BASE_OFFSET + 8, 9, (byte) 1); System.out.println(Long.toHexString(dst[1]) + " " + Long.toHexString(dst[2])); });
    t(() -> { Object[] oa = new Object[3]; u.copyMemory(oa, 16, oa, 20, 4); });
    t(() -> { double[] av = new double[3]; System.out.println(u.getLoadAverage(av, 3) + " " + (av[0] >= 0)); });
    t(() -> u.getLoadAverage(new double[2], 3));
    t(() -> { u.park(false, 1000000); u.unpark(Thread.currentThread()); u.park(false, 0); u.park(true, System.currentTimeMillis() + 5); u.unpark(null); });
    t(() -> { System.out.println(u.shouldBeInitialized(Lazy.class)); u.ensureClassInitialized(Lazy.class); System.out.println(u.shouldBeInitialized(Lazy.class)); });
    t(() -> u.ensureClassInitialized(null));
    t(() -> { ByteBuffer b = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN); b.putInt(1).putLong(2).putDouble(3.5); b.flip(); System.out.println(b.getInt() + b.getLong() + b.getDouble() + " " + b); b.clear(); b.order(ByteOrder.BIG_ENDIAN).asLongBuffer().put(new long[]{1, 2, 3}); System.out.println(b.getLong(8) + " " + b.get(7)); LongBuffer lb = b.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer(); long[] o = new long[3]; lb.get(o); System.out.println(Arrays.toString(o)); ByteBuffer c = ByteBuffer.allocate(64); c.order(ByteOrder.BIG_ENDIAN).asIntBuffer().put(new int[]{5, 6}); System.out.println(c.getInt(4)); });
    t(() -> { ByteBuffer b = ByteBuffer.allocateDirect(200 << 20); b.put(199 << 20, (byte) 7); b.putLong((100 << 20) + 3, -6L); System.out.println(b.get(199 << 20) + " " + b.getLong((100 << 20) + 3)); ByteBuffer c = ByteBuffer.allocateDirect(200 << 20); c.put(b); c.flip(); System.out.println(c.get(199 << 20)); byte[] o = new byte[10]; c.position(199 << 20); c.get(o); System.out.println(o[0]); c.order(ByteOrder.BIG_ENDIAN); long[] lo = new long[4]; c.position(100 << 20); c.asLongBuffer().get(lo); System.out.println(Arrays.toString(lo)); });
    t(() -> { u.fullFence(); u.loadFence(); u.storeFence(); });
    t(() -> u.invokeCleaner(ByteBuffer.allocateDirect(10)));
    t(() -> u.invokeCleaner(ByteBuffer.allocate(10)));
  }
  static class Lazy { static { System.out.println("Lazy init"); } }
}
