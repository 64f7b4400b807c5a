import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.invoke.WrongMethodTypeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** VarHandles on fields, statics, arrays and views of bytes, in all access modes, and their errors. */
public class VarHandleModes {
  boolean z; byte b; short s; char c; int i; long l; float f; double d; String r = "r"; final int fin = 7; volatile int vol;
  static int si = 1; static long sl = 2; static Object sr = "sr"; static double sd = 3;
  static final MethodHandles.Lookup L = MethodHandles.lookup();

  static VarHandle field(String name, Class<?> type) throws Exception { return L.findVarHandle(VarHandleModes.class, name, type); }

  static void modes() throws Throwable {
    VarHandleModes o = new VarHandleModes();
    VarHandle I = field("i", int.class), J = field("l", long.class), R = field("r", String.class), Z = field("z", boolean.class), F = field("f", float.class), D = field("d", double.class), B = field("b", byte.class), S = field("s", short.class), C = field("c", char.class);
    I.set(o, 5); I.setVolatile(o, (int) I.get(o) + 1); I.setOpaque(o, (int) I.getOpaque(o) * 2); I.setRelease(o, (int) I.getAcquire(o) - 1);
    System.out.println((int) I.getVolatile(o) + " " + I.compareAndSet(o, 11, 20) + " " + I.compareAndSet(o, 11, 30) + " " + (int) I.compareAndExchange(o, 20, 21) + " " + (int) I.compareAndExchangeAcquire(o, 0, 9) + " " + (int) I.compareAndExchangeRelease(o, 21, 22) + " " + o.i);
    while (!I.weakCompareAndSet(o, 22, 23)) ;
    while (!I.weakCompareAndSetPlain(o, 23, 24)) ;
    while (!I.weakCompareAndSetAcquire(o, 24, 25)) ;
    while (!I.weakCompareAndSetRelease(o, 25, 26)) ;
    System.out.println((int) I.getAndSet(o, 40) + " " + (int) I.getAndSetAcquire(o, 41) + " " + (int) I.getAndSetRelease(o, 42) + " " + (int) I.getAndAdd(o, 8) + " " + (int) I.getAndAddAcquire(o, 1) + " " + (int) I.getAndAddRelease(o, 1) + " " + (int) I.getAndBitwiseOr(o, 3) + " " + (int) I.getAndBitwiseOrAcquire(o, 64) + " " + (int) I.getAndBitwiseOrRelease(o, 0) + " " + (int) I.getAndBitwiseAnd(o, 0x7f) + " " + (int) I.getAndBitwiseAndAcquire(o, 0x70) + " " + (int) I.getAndBitwiseAndRelease(o, -1) + " " + (int) I.getAndBitwiseXor(o, 1) + " " + (int) I.getAndBitwiseXorAcquire(o, 2) + " " + (int) I.getAndBitwiseXorRelease(o, 4) + " " + o.i);
    J.set(o, 1L << 40);
    System.out.println((long) J.getAndAdd(o, 1L << 41) + " " + J.compareAndSet(o, 3L << 40, Long.MIN_VALUE) + " " + (long) J.getAndBitwiseXor(o, -1L) + " " + o.l);
    System.out.println((String) R.getAndSet(o, "s") + " " + R.compareAndSet(o, "s", "t") + " " + (String) R.compareAndExchange(o, "t", null) + " " + o.r);
    System.out.println(Z.compareAndSet(o, false, true) + " " + (boolean) Z.getAndBitwiseXor(o, true) + " " + (boolean) Z.getAndBitwiseOr(o, true) + " " + (boolean) Z.getAndSet(o, false) + " " + o.z);
    F.set(o, 1.5f); D.set(o, -0.0);
    System.out.println((float) F.getAndAdd(o, 2f) + " " + F.compareAndSet(o, 3.5f, Float.NaN) + " " + F.compareAndSet(o, Float.NaN, 1f) + " " + (double) D.getAndAdd(o, 0.25) + " " + (double) D.compareAndExchange(o, 0.25, 9) + " " + o.f + " " + o.d + " " + D.compareAndSet(o, 9.0, -0.0) + D.compareAndSet(o, 0.0, 1.0));
    B.set(o, (byte) 127); S.set(o, Short.MIN_VALUE); C.set(o, '\uffff');
    System.out.println((byte) B.getAndAdd(o, (byte) 1) + " " + o.b + " " + (short) S.getAndAdd(o, (short) -1) + " " + o.s + " " + (int) (char) C.getAndAdd(o, (char) 1) + " " + (int) o.c + " " + B.compareAndSet(o, (byte) -128, (byte) 1) + " " + S.compareAndSet(o, Short.MAX_VALUE, (short) 2) + " " + C.compareAndSet(o, '\0', 'x') + " " + (byte) B.getAndBitwiseAnd(o, (byte) 1) + o.b + o.s + o.c);
    VarHandle V = field("vol", int.class);
    System.out.println((Object) V.getAndAdd(o, 3) + " " + o.vol + " " + V.varType() + " " + V.coordinateTypes() + " " + V.accessModeType(AccessMode.COMPARE_AND_SET) + " " + V.hasInvokeExactBehavior());
    VarHandle si = L.findStaticVarHandle(VarHandleModes.class, "si", int.class), sl = L.findStaticVarHandle(VarHandleModes.class, "sl", long.class), sr = L.findStaticVarHandle(VarHandleModes.class, "sr", Object.class), sd = L.findStaticVarHandle(VarHandleModes.class, "sd", double.class);
    System.out.println((int) si.getAndAdd(4) + " " + (long) sl.getAndSet(5L) + " " + sr.compareAndSet((Object) "sr", (Object) 9) + " " + (double) sd.getAndAdd(1.0) + " " + si.get() + sl.get() + sr.get() + sd.get());
  }

  static void arrays() throws Throwable {
    int[] ia = {1, 2, 3};
    VarHandle ai = MethodHandles.arrayElementVarHandle(int[].class), al = MethodHandles.arrayElementVarHandle(long[].class), as = MethodHandles.arrayElementVarHandle(String[].class), ab = MethodHandles.arrayElementVarHandle(byte[].class), az = MethodHandles.arrayElementVarHandle(boolean[].class), ac = MethodHandles.arrayElementVarHandle(char[].class), ad = MethodHandles.arrayElementVarHandle(double[].class);
    System.out.println((int) ai.getAndAdd(ia, 1, 40) + " " + ai.compareAndSet(ia, 2, 3, 33) + Arrays.toString(ia));
    long[] la = new long[2]; String[] sa = {"a", "b"}; byte[] ba = {-1, 0}; boolean[] za = new boolean[2]; char[] ca = {'a'}; double[] da = {1};
    al.set(la, 1, 1L << 50); as.setVolatile(sa, 0, "z"); ab.getAndAdd(ba, 0, (byte) 2); az.getAndSet(za, 1, true); ac.getAndAdd(ca, 0, (char) 1); ad.compareAndSet(da, 0, 1.0, 2.5);
    System.out.println(Arrays.toString(la) + Arrays.toString(sa) + Arrays.toString(ba) + Arrays.toString(za) + Arrays.toString(ca) + Arrays.toString(da));
    try { ai.get(ia, 3); } catch (IndexOutOfBoundsException e) { System.out.println(e); }
    try { ai.set((int[]) null, 0, 1); } catch (NullPointerException e) { System.out.println("null array"); }
    try { MethodHandles.arrayElementVarHandle(Object[].class).set((Object[]) sa, 0, (Object) 1); } catch (ClassCastException | ArrayStoreException e) { System.out.println(e); }
    try { MethodHandles.arrayElementVarHandle(String.class); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
  }

  static void views() throws Throwable {
    byte[] bytes = new byte[24];
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      VarHandle vi = MethodHandles.byteArrayViewVarHandle(int[].class, order), vl = MethodHandles.byteArrayViewVarHandle(long[].class, order), vs = MethodHandles.byteArrayViewVarHandle(short[].class, order), vd = MethodHandles.byteArrayViewVarHandle(double[].class, order), vc = MethodHandles.byteArrayViewVarHandle(char[].class, order), vf = MethodHandles.byteArrayViewVarHandle(float[].class, order);
      Arrays.fill(bytes, (byte) 0);
      vi.set(bytes, 1, 0x01020304); vl.set(bytes, 8, 0x0a0b0c0d0e0f1011L); vs.set(bytes, 6, (short) 0x7788); vc.set(bytes, 18, '\u1234'); vf.set(bytes, 20, 1f);
      System.out.println(Arrays.toString(bytes) + " " + (int) vi.get(bytes, 2) + " " + (double) vd.get(bytes, 0) + " " + (long) vl.get(bytes, 3));
      ByteBuffer direct = ByteBuffer.allocateDirect(32).order(ByteOrder.LITTLE_ENDIAN), heap = ByteBuffer.allocate(32);
      VarHandle bi = MethodHandles.byteBufferViewVarHandle(int[].class, order), bl = MethodHandles.byteBufferViewVarHandle(long[].class, order);
      for (ByteBuffer buffer : new ByteBuffer[] {direct, heap}) {
        bi.set(buffer, 3, 0x11223344);
        System.out.print((int) bi.get(buffer, 3) + " " + buffer.get(3) + " ");
        if (buffer.isDirect()) {
          bi.setVolatile(buffer, 8, 100);
          System.out.print(bi.compareAndSet(buffer, 8, 100, 200) + " " + (int) bi.getAndAdd(buffer, 8, 5) + " " + (int) bi.getVolatile(buffer, 8) + " " + (int) bi.getAndBitwiseOr(buffer, 8, 2) + " ");
          bl.setRelease(buffer, 16, 1L << 33);
          System.out.print((long) bl.getAndAdd(buffer, 16, 1L) + " " + bl.getAcquire(buffer, 16) + " ");
        }
        try { bi.get(buffer, 30); } catch (IndexOutOfBoundsException e) { System.out.print(e + " "); }
      }
      System.out.println();
      try { bi.set(ByteBuffer.allocate(8).asReadOnlyBuffer(), 0, 1); } catch (RuntimeException e) { System.out.println(e.getClass()); }
      try { bi.getVolatile(direct, 1); } catch (IllegalStateException e) { System.out.println(e.getMessage().replaceAll("[0-9]+$", "n")); }
      try { vi.get(bytes, -1); } catch (IndexOutOfBoundsException e) { System.out.println(e); }
      System.out.println(vs.isAccessModeSupported(AccessMode.GET_AND_ADD) + " " + vf.isAccessModeSupported(AccessMode.COMPARE_AND_SET) + " " + vf.isAccessModeSupported(AccessMode.GET_AND_ADD));
    }
  }

  static void errors() throws Throwable {
    VarHandleModes o = new VarHandleModes();
    VarHandle fin = field("fin", int.class), I = field("i", int.class), R = field("r", String.class);
    System.out.println((int) fin.get(o) + " " + fin.isAccessModeSupported(AccessMode.SET) + " " + R.isAccessModeSupported(AccessMode.GET_AND_ADD));
    try { fin.set(o, 1); } catch (UnsupportedOperationException e) { System.out.println(e); }
    try { R.getAndAdd(o, "x"); } catch (UnsupportedOperationException e) { System.out.println(e); }
    try { I.set(o, "x"); } catch (WrongMethodTypeException e) { System.out.println(e.getMessage()); }
    try { I.set((Object) "no", 1); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
    try { I.get((VarHandleModes) null); } catch (NullPointerException e) { System.out.println("null object"); }
    try { I.withInvokeExactBehavior().set(o, (short) 1); } catch (WrongMethodTypeException e) { System.out.println(e.getMessage()); }
    I.set(o, (short) 3);
    Object boxed = I.get(o);
    I.getAndAdd(o, 'a');
    System.out.println(boxed + " " + o.i + " " + (long) I.get(o) + " " + I + " " + I.equals(field("i", int.class)));
    try { field("nope", int.class); } catch (NoSuchFieldException e) { System.out.println(e.getMessage()); }
    try { L.findStaticVarHandle(VarHandleModes.class, "i", int.class); } catch (IllegalAccessException e) { System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@")); }
    System.out.println(I.toMethodHandle(AccessMode.GET_AND_SET).invoke(o, 50) + " " + o.i + " " + MethodHandles.varHandleInvoker(AccessMode.GET, MethodType.methodType(Object.class, Object.class)).invoke(I, (Object) o) + " " + MethodHandles.varHandleExactInvoker(AccessMode.GET, I.accessModeType(AccessMode.GET)).invoke(I, o));
    for (AccessMode m : AccessMode.values()) System.out.print(m.methodName() + (I.isAccessModeSupported(m) ? "+ " : "- "));
    System.out.println();
    VarHandle.fullFence(); VarHandle.acquireFence(); VarHandle.releaseFence(); VarHandle.loadLoadFence(); VarHandle.storeStoreFence();
    int total = 0;
    for (int k = 0; k < 30000; k++) { I.setVolatile(o, k); total += (int) I.getAndAdd(o, 1) & 3; }
    System.out.println(total + " " + o.i);
  }

  public static void main(String[] args) throws Throwable {
    modes();
    arrays();
    views();
    errors();
  }
}
