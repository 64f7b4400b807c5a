// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** Which loaders the VM locks when it asks them, what several threads get that ask at once, and what the boot loader finds. */
public class LoaderLocks extends Gen {
  static class Plain extends Loader {
    Plain(String name) { super(name); }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.length() == 1) System.out.println("  " + getName() + " asked for " + name + ", locked " + Thread.holdsLock(this));
      return super.loadClass(name, resolve);
    }
  }

  static class Parallel extends Loader {
    static { registerAsParallelCapable(); }
    Parallel(String name) { super(name); }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.length() != 1) return super.loadClass(name, resolve);
      synchronized (getClassLoadingLock(name)) {
        System.out.println("  " + getName() + " asked for " + name + ", locked " + Thread.holdsLock(this));
        return super.loadClass(name, resolve);
      }
    }
  }

  static Loader fill(Loader l) {
    return l.add("A", cls("A", "B", new String[] {"I"}, w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()V", m -> {
      construct(m, "C");
      m.visitMethodInsn(INVOKEVIRTUAL, "C", "m", "()V", false);
      m.visitInsn(RETURN);
    }))).add("B", cls("B", w -> {})).add("I", itf("I", null, w -> {})).add("C", cls("C", w -> says(w, ACC_PUBLIC, "m", "C.m")));
  }

  /** Slow to load, so that threads meet. */
  static class Slow extends ClassLoader {
    final AtomicInteger asked = new AtomicInteger();
    final byte[] bytes = cls("S", w -> w.visitField(ACC_PUBLIC | ACC_STATIC, "x", "I", null, null));
    final byte[] user = runner("U", m -> { m.visitFieldInsn(GETSTATIC, "S", "x", "I"); m.visitInsn(POP); });
    Slow() { super("slow", LoaderLocks.class.getClassLoader()); }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals("S") && !name.equals("U")) return super.loadClass(name, resolve);
      synchronized (getClassLoadingLock(name)) {
        Class<?> c = findLoadedClass(name);
        if (c != null) return c;
        if (name.equals("S")) {
          asked.incrementAndGet();
          try { Thread.sleep(30); } catch (InterruptedException e) { throw new ClassNotFoundException(name, e); }
        }
        byte[] b = name.equals("S") ? bytes : user;
        return defineClass(name, b, 0, b.length);
      }
    }
  }

  static class SlowParallel extends Slow {
    static { registerAsParallelCapable(); }
  }

  static void together(String what, Slow l) throws Exception {
    int n = 4;
    CyclicBarrier barrier = new CyclicBarrier(n);
    CountDownLatch done = new CountDownLatch(n);
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < n; i++)
      new Thread(() -> {
        try {
          Class<?> c = Class.forName("U", true, l);
          barrier.await();
          c.getMethod("run").invoke(null);
        } catch (Throwable t) {
          failed.incrementAndGet();
          System.out.println(t);
        } finally {
          done.countDown();
        }
      }).start();
    done.await();
    System.out.println(what + ": defined " + l.asked + ", failed " + failed);
  }

  public static void main(String[] args) throws Exception {
    run("plain", fill(new Plain("plain")), "A");
    run("parallel", fill(new Parallel("parallel")), "A");
    together("slow", new Slow());
    together("slow parallel", new SlowParallel());
    for (String name : new String[] {"java.lang.String", "java.sql.Driver", "java.util.logging.Logger", "jdk.internal.misc.Unsafe", "com.sun.tools.javac.Main", "LoaderLocks", "[Ljava.sql.Driver;"}) {
      attempt("boot " + name, () -> Class.forName(name, false, null));
      attempt("loader without parent " + name, () -> new Loader("l", null).loadClass(name));
      attempt("platform " + name, () -> Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
      attempt("app " + name, () -> Class.forName(name, false, ClassLoader.getSystemClassLoader()));
    }
  }
}
