import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** finalize: once per object, after it is resurrected not again; what it refers to is there still; exceptions are ignored; weak references are cleared before, phantom ones after. */
@SuppressWarnings({"deprecation", "removal"})
public class Finalizers {
  static Lazarus saved;
  static int finalized, withPart, thrown, superCalls;

  static class Part { int value = 17; }

  static class Lazarus {
    final int id;
    Part part = new Part();
    Lazarus(int id) { this.id = id; }
    @Override protected void finalize() {
      finalized++;
      if (part.value == 17) withPart++;
      saved = this;
    }
  }

  static class Thrower {
    @Override protected void finalize() { thrown++; throw new IllegalStateException("ignored"); }
  }

  static class Base { @Override protected void finalize() throws Throwable { superCalls++; } }
  static class Derived extends Base { @Override protected void finalize() throws Throwable { super.finalize(); } }
  static class Empty { @Override protected void finalize() {} }
  static class Copy implements Cloneable {
    static int copies;
    @Override protected void finalize() { copies++; }
    Copy copy() { try { return (Copy) clone(); } catch (CloneNotSupportedException e) { throw new AssertionError(e); } }
  }

  interface Done { boolean done(); }

  static void until(Done done) throws InterruptedException {
    for (int i = 0; i < 200 && !done.done(); i++) { System.gc(); System.runFinalization(); Thread.sleep(1); }
  }

  static WeakReference<Lazarus> make(ReferenceQueue<Lazarus> queue, PhantomReference<?>[] phantom) {
    Lazarus l = new Lazarus(1);
    phantom[0] = new PhantomReference<>(l, queue);
    return new WeakReference<>(l);
  }

  static void makeOthers() {
    for (int i = 0; i < 5; i++) { new Thrower(); new Derived(); new Empty(); new Copy().copy(); }
  }

  static void drop() { saved = null; }

  public static void main(String[] args) throws Exception {
    ReferenceQueue<Lazarus> queue = new ReferenceQueue<>();
    PhantomReference<?>[] phantom = new PhantomReference<?>[1];
    WeakReference<Lazarus> weak = make(queue, phantom);
    until(() -> saved != null);
    System.out.println(finalized + " " + withPart + " " + saved.id + " " + weak.get() + " " + queue.poll());
    drop();
    until(() -> phantom[0].isEnqueued());
    Reference<?> r = queue.remove(5000);
    System.out.println(finalized + " " + (r == phantom[0]) + " " + saved);
    makeOthers();
    until(() -> thrown == 5 && superCalls == 5 && Copy.copies == 10);
    System.out.println(thrown + " " + superCalls + " " + Copy.copies);
  }
}
