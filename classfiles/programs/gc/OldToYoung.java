/** Stores into old objects by every way there is: fields, statics, elements, arraycopy, clone, reflection, VarHandle, compareAndSet; the young objects must survive. */
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

public class OldToYoung {
  static class Box { Object plain; volatile Object shared; Object viaReflection; Object viaHandle; }
  static Object field;
  static final AtomicReference<Object> atomic = new AtomicReference<>();

  static Object young(int i) { return new int[] {i}; }
  static int value(Object o) { return ((int[]) o)[0]; }

  static void churn() { for (int i = 0; i < 2000; i++) { Object[] g = new Object[50]; g[0] = g; } }

  public static void main(String[] args) throws Exception {
    Box box = new Box();
    Object[] array = new Object[100], other = new Object[100], big = new Object[100_000];
    AtomicReferenceArray<Object> atomics = new AtomicReferenceArray<>(50);
    AtomicReferenceFieldUpdater<Box, Object> updater = AtomicReferenceFieldUpdater.newUpdater(Box.class, Object.class, "shared");
    VarHandle handle = MethodHandles.lookup().findVarHandle(Box.class, "viaHandle", Object.class);
    VarHandle elements = MethodHandles.arrayElementVarHandle(Object[].class);
    Field reflected = Box.class.getDeclaredField("viaReflection");
    Object[][] clones = new Object[8][];
    System.gc();
    System.gc();
    long sum = 0;
    for (int i = 0; i < 24; i++) {
      box.plain = young(i);
      field = young(i + 1);
      array[i] = young(i + 2);
      big[i * 4000] = young(i + 3);
      Object[] source = {young(i + 4), young(i + 5), young(i + 6)};
      System.arraycopy(source, 0, other, i, 3);
      atomic.set(young(i + 7));
      atomics.compareAndSet(i, null, young(i + 8));
      updater.getAndSet(box, young(i + 9));
      handle.compareAndSet(box, box.viaHandle, young(i + 10));
      elements.setRelease(array, 50 + i, young(i + 11));
      reflected.set(box, young(i + 12));
      Array.set(other, 60 + i, young(i + 13));
      clones[i % 8] = source.clone();
      if (i % 6 == 5) System.gc(); else churn();
      int[] all = {value(box.plain), value(field), value(array[i]), value(big[i * 4000]), value(other[i]), value(other[i + 1]), value(other[i + 2]), value(atomic.get()), value(atomics.get(i)),
        value(box.shared), value(box.viaHandle), value(array[50 + i]), value(box.viaReflection), value(other[60 + i])};
      for (int k = 0; k < all.length; k++) if (all[k] != i + k) System.out.println("round " + i + ": " + k + " is " + all[k]);
      for (Object[] c : clones) if (c != null) for (Object o : c) sum += value(o);
    }
    for (int i = 0; i < 24; i++) sum += value(array[i]) + value(big[i * 4000]) + value(atomics.get(i));
    System.out.println(sum);
  }
}
