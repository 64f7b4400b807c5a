import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** VarHandles on fields, statics, arrays and byte views, in every access mode. */
public class VarHandles {
  volatile int i; long l; String s = "a"; boolean z; byte b; double d;
  static int count;
  final int fin = 3;

  public static void main(String[] args) throws Exception {
    MethodHandles.Lookup lk = MethodHandles.lookup();
    VarHandle I = lk.findVarHandle(VarHandles.class, "i", int.class), L = lk.findVarHandle(VarHandles.class, "l", long.class), S = lk.findVarHandle(VarHandles.class, "s", String.class), Z = lk.findVarHandle(VarHandles.class, "z", boolean.class), B = lk.findVarHandle(VarHandles.class, "b", byte.class), D = lk.findVarHandle(VarHandles.class, "d", double.class), COUNT = lk.findStaticVarHandle(VarHandles.class, "count", int.class), FIN = lk.findVarHandle(VarHandles.class, "fin", int.class);
    VarHandles o = new VarHandles();
    I.set(o, 5);
    I.setVolatile(o, (int) I.get(o) + 1);
    System.out.println((int) I.getVolatile(o) + " " + I.compareAndSet(o, 6, 7) + " " + I.compareAndSet(o, 6, 8) + " " + (int) I.getAndAdd(o, 10) + " " + (int) I.getAndSet(o, 1) + " " + (int) I.compareAndExchange(o, 1, 2) + " " + (int) I.getAndBitwiseOr(o, 5) + " " + o.i + " " + (int) I.getAcquire(o) + " " + I.weakCompareAndSetPlain(o, 7, 70));
    L.setRelease(o, 1L << 40);
    System.out.println((long) L.getAndAdd(o, 1L) + " " + (long) L.getOpaque(o) + " " + L.compareAndSet(o, (1L << 40) + 1, 9L) + " " + (long) L.getAndBitwiseXor(o, 1L) + " " + o.l);
    System.out.println(S.compareAndSet(o, "a", "b") + " " + (String) S.getAndSet(o, "c") + " " + (String) S.compareAndExchange(o, "x", "y") + " " + o.s);
    System.out.println(Z.compareAndSet(o, false, true) + " " + (boolean) Z.getAndBitwiseAnd(o, false) + " " + o.z + " " + (byte) B.getAndAdd(o, (byte) 127) + " " + (byte) B.getAndAdd(o, (byte) 1) + " " + o.b + " " + D.compareAndSet(o, 0.0, 1.5) + " " + (double) D.getAndAdd(o, 1.0) + " " + o.d);
    COUNT.set(41);
    System.out.println((int) COUNT.getAndAdd(1) + " " + count + " " + (int) FIN.get(o));
    for (Runnable r : new Runnable[] {() -> FIN.set(o, 1), () -> I.set(o, "wrong"), () -> I.set((VarHandles) null, 1), () -> S.getAndAdd(o, "x")}) {
      try {
        r.run();
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getSimpleName());
      }
    }
    VarHandle A = MethodHandles.arrayElementVarHandle(int[].class), R = MethodHandles.arrayElementVarHandle(String[].class), BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN), LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    int[] a = {1, 2, 3};
    String[] r = {"p", null};
    System.out.println((int) A.getAndAdd(a, 1, 5) + " " + a[1] + " " + A.compareAndSet(a, 2, 3, 30) + " " + R.compareAndSet(r, 1, null, "q") + " " + r[1]);
    byte[] bytes = new byte[16];
    BYTES.set(bytes, 1, 0x01020304);
    LITTLE.set(bytes, 8, 0x1122334455667788L);
    System.out.println(bytes[1] + " " + bytes[4] + " " + bytes[8] + " " + (int) BYTES.get(bytes, 8) + " " + (long) LITTLE.get(bytes, 8));
    try {
      A.get(a, 3);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
    VarHandle.fullFence();
    VarHandle.acquireFence();
    System.out.println(I.varType() + " " + I.coordinateTypes() + " " + I.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD) + " " + S.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD) + " " + I.accessModeType(VarHandle.AccessMode.COMPARE_AND_SET));
    for (int k = 0; k < 10000; k++) COUNT.getAndAdd(1);
    System.out.println(count);
  }
}
