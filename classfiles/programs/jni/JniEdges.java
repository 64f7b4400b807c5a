import java.lang.reflect.*;
import java.nio.*;
import java.util.*;
/**
 * C that goes to the edges of the interface: deep callbacks, pending exceptions, many references, large
 * frames, jumps.
 */
public class JniEdges {
  static native long deep(JniEdges self, int depth);
  static native int locals(int n);
  static native Object[] frames(Object a);
  static native long weak(Object o);
  static native boolean weakAlive(long w, boolean drop);
  static native int critical(int[] a, byte[] b, int n);
  static native String varargs(Object o);
  static native String nonvirtual(Object o, Class<?> c, String m);
  static native Object[] utf(String s);
  static native String newUtf(byte[] b);
  static native Object huge(Class<?> c, int n, Object init);
  static native Class<?> define(String name, ClassLoader l, byte[] b);
  static native Object fromReflected(Executable m, Field f, Object target);
  static native Object[] toReflected(Class<?> c);
  static native int monitors(Object o, Runnable r);
  static native int exitUnowned(Object o);
  static native int errnoKept(Runnable r);
  static native int jump(int n);
  static native int bigStack(int kb, Runnable r);
  static native int staticInit();
  static native Object[] buffers(ByteBuffer b, Object other);
  static native int attach(Object o, int n, boolean daemon);
  static native int getEnvUnattached();
  static native int pendingMany(Runnable r);
  static native int throwNew(Class<?> c, String m);
  static native String regs(Class<?> c, int which);
  static native int unregister(Class<?> c);
  static native float f(byte b, char c, short s, boolean z, float f, double d, long l, int i, float g, byte h,
      char k, short m, boolean n);
  static native Object nullArgs(Object a, Object b, Object c, Object d, Object e, Object f, Object g);
  static native int refTypes(Object o);
  static native String objArray(Object[] a);
  static native int regionErrors(int[] a);
  static native int releaseModes(int[] a);
  static native double qsortJ(double[] a, Comparator<Double> c);
  static native Object lambda(Object fn, Object arg);
  static native int exceptionInCallback(Runnable r);
  static native String superAndIface(Class<?> a, Class<?> b);
  static native long fieldsAll(Object o);
  static native int missingMember(Class<?> c);
  static native Object allocAndInit(Class<?> c, String s);
  static native int nestedFrames(int n);
  static native int ensure(int n);
  static native int findClasses();
  int depthSeen;
  long cb(int d) {
    depthSeen = Math.max(depthSeen, d);
    if (d % 7 == 0)
      System.gc();
    if (d % 5 == 0) {
      Object[] x = new Object[1000];
    }
    return deep(this, d - 1) + d;
  }
  void thrower(int d) throws Exception {
    if (d == 0)
      throw new Exception("bottom");
    deepThrow(this, d - 1);
  }
  static native void deepThrow(JniEdges n, int d);

  static String va(byte b, char c, short s, boolean z, float f, double d, long l, int i, float g, Object o,
      float h, float j, float k, float m, float n, float p) {
    return b + " " + (int) c + " " + s + " " + z + " " + f + " " + d + " " + l + " " + i + " " + g + " " + o
        + " " + h + " " + j + " " + k + " " + m + " " + n + " " + p;
  }
  static class A {
    String who() {
      return "A";
    }
    public String toString() {
      return "A!";
    }
  }
  static class B extends A {
    String who() {
      return "B";
    }
    public String toString() {
      return "B!";
    }
  }
  static class NoCtor {
    NoCtor(int x) {}
  }
  static class NoCtorEx extends Exception {
    NoCtorEx(int x) {}
  }
  static abstract class AbsEx extends Exception {
    AbsEx(String s) {
      super(s);
    }
  }
  static class F {
    boolean z = true;
    byte b = -1;
    char c = 'x';
    short s = -2;
    int i = 3;
    long j = -4;
    float f = 1.5f;
    double d = 2.5;
    Object l = "o";
    static int si = 7;
    static final String K = "k";
  }
  static class R {
    static native int one();
    native int two(int x);
  }
  static class SI {
    static int count;
    static {
      count = 1;
      System.out.println("SI init");
    }
    static native int nat();
  }
  interface Cb {
    void run();
  }
  static void attempt(String what, java.util.concurrent.Callable<?> c) {
    try {
      Object r = c.call();
      System.out.println(what + ": " + (r instanceof Object[] x ? Arrays.deepToString(x) : r));
    } catch (Throwable t) {
      System.out.println(what + ": " + t + (t.getCause() != null ? " cause " + t.getCause() : ""));
    }
  }
  JniEdges() {}
  public static void main(String[] args) throws Exception {
    Lib.load("libjniedges.so");
    JniEdges n = new JniEdges();
    attempt("deep", () -> deep(n, 50) + " " + n.depthSeen);
    attempt("deepThrow", () -> {
      try {
        n.thrower(30);
        return "none";
      } catch (Exception e) {
        return e.getMessage() + " " + e.getStackTrace().length;
      }
    });
    attempt("locals", () -> locals(5000));
    attempt("frames", () -> frames("keep"));
    attempt("weak", () -> {
      long w = weak(new Object());
      Object k = new Object();
      long v = weak(k);
      for (int i = 0; i < 3; i++) System.gc();
      return weakAlive(w, true) + " " + weakAlive(v, true) + " " + k.equals(k);
    });
    attempt("critical", () -> critical(new int[1000], new byte[3000], 200));
    attempt("varargs", () -> varargs("obj"));
    for (Class<?> c : new Class<?>[] {A.class, B.class, Object.class})
      attempt("nonvirtual " + c.getSimpleName(),
          () -> nonvirtual(new B(), c, c == Object.class ? "toString" : "who").replaceAll("@.*", "@"));
    for (String s : new String[] {
             "", "abc", "a\0b", "\u00e9\u00ff", "\u20ac\uffff", "\ud83d\ude00x", "\ud800", "\udc00\ud800"})
      attempt("utf", () -> {
        Object[] r = utf(s);
        return r[0] + " " + s.equals(r[1]) + " " + s.equals(r[2]) + " " + s.equals(r[3]);
      });
    for (byte[] b : new byte[][] {{}, {65, 66, 0}, {(byte) 0xc0, (byte) 0x80, 0},
             {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80, 0}, {(byte) 0xff, 65, 0}, {(byte) 0xc3, 0},
             {(byte) 0xe2, (byte) 0x82, 0}, {(byte) 0x80, 66, 0},
             {(byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) 0xed, (byte) 0xb8, (byte) 0x80, 0}})
      attempt("newUtf", () -> {
        StringBuilder x = new StringBuilder();
        for (char c : newUtf(b).toCharArray()) x.append(Integer.toHexString(c)).append(' ');
        return x;
      });
    attempt("huge", () -> {
      Object[] r = (Object[]) huge(String.class, 100000, "i");
      return r.length + " " + r[99999] + " " + r.getClass();
    });
    attempt("huge neg", () -> huge(String.class, -1, null));
    attempt("huge max", () -> huge(String.class, Integer.MAX_VALUE, null));
    attempt("huge max2", () -> huge(String.class, Integer.MAX_VALUE - 2, null));
    attempt("huge store", () -> huge(String.class, 2, 1));
    attempt("huge void", () -> huge(int[].class, 3, new int[2]).getClass());
    attempt("define junk", () -> define("X", JniEdges.class.getClassLoader(), new byte[] {1, 2, 3, 4, 5}));
    byte[] hello = JniEdges.class.getResourceAsStream("JniEdges$NoCtor.class").readAllBytes();
    attempt("define dup", () -> define(null, JniEdges.class.getClassLoader(), hello));
    attempt("define wrong name", () -> define("Other", new ClassLoader() {}, hello));
    attempt("define ok", () -> define("JniEdges$NoCtor", new ClassLoader() {}, hello).getName());
    attempt("define ok null", () -> define(null, new ClassLoader() {}, hello).getName());
    attempt("define again", () -> {
      ClassLoader l = new ClassLoader() {
        @Override
        public String getName() {
          return "L";
        }
      };
      define(null, l, hello);
      try {
        return define(null, l, hello);
      } catch (LinkageError e) {
        return e.getMessage().replaceAll("@\\w+", "@");
      }
    });
    attempt("fromReflected",
        () -> fromReflected(A.class.getDeclaredMethod("who"), F.class.getDeclaredField("i"), new B()));
    attempt("toReflected", () -> toReflected(F.class));
    Object lock = new Object();
    attempt("monitors", () -> monitors(lock, () -> {
      System.out.println("held " + Thread.holdsLock(lock));
      Thread t = new Thread(() -> {
        synchronized (lock) {
          System.out.println("late");
          lock.notify();
        }
  });
  t.start();
  try {
    while (t.getState() != Thread.State.BLOCKED) Thread.sleep(1);
    lock.wait();
    System.out.println("waited");
    t.join();
  } catch (InterruptedException e) {
    System.out.println(e);
  }
}));
attempt("exitUnowned", () -> exitUnowned(lock));
attempt("exitUnowned null", () -> exitUnowned(null));
attempt("errno", () -> errnoKept(() -> {}));
attempt("jump", () -> jump(20));
attempt("bigStack", () -> bigStack(500, () -> System.gc()));
attempt("staticInit", () -> staticInit());
attempt("buffers", () -> buffers(ByteBuffer.allocateDirect(64).position(3).slice(), "x"));
attempt("buffers heap", () -> buffers(ByteBuffer.allocate(64), new Object()));

attempt("buffers ro",
    ()
        -> buffers(ByteBuffer.allocateDirect(64).asReadOnlyBuffer(),
            ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder()).asLongBuffer()));
attempt("attach", () -> attach(n, 5, false));
attempt("attach daemon", () -> attach(n, 3, true));
attempt("getEnvUnattached", () -> getEnvUnattached());
attempt("pendingMany", () -> pendingMany(() -> { throw new IllegalStateException("cb"); }));
for (Class<?> c :
    new Class<?>[] {NoCtorEx.class, AbsEx.class, Exception.class, ExceptionInInitializerError.class})
  for (String m : new String[] {"msg", null})
    attempt("throwNew " + c.getSimpleName() + " " + m, () -> throwNew(c, m));
attempt("regs none", () -> R.one());
attempt("regs", () -> regs(R.class, 1));
attempt("regs one", () -> R.one() + " " + new R().two(5));
attempt("regs replace", () -> regs(R.class, 2));
attempt("regs two", () -> R.one() + " " + new R().two(5));
attempt("unregister", () -> unregister(R.class));
attempt("unregistered", () -> R.one());
attempt("regs bad", () -> regs(R.class, 3));
attempt("regs notnative", () -> regs(JniEdges.class, 4));
attempt("f",
    ()
        -> f((byte) -1, '\uffff', (short) -3, true, 1.5f, 2.5, 1L << 40, -7, 3.5f, (byte) -128, 'z',
            Short.MIN_VALUE, true));
attempt("nullArgs", () -> nullArgs(null, "b", null, "d", null, "f", null));
attempt("refTypes", () -> refTypes(new Object()));
attempt("objArray", () -> objArray(new Object[] {1, null, "x"}));
attempt("regionErrors", () -> regionErrors(new int[5]));
attempt("releaseModes", () -> releaseModes(new int[3]));
attempt("qsort", () -> qsortJ(new double[] {3, 1, 2, 9, 5}, Comparator.reverseOrder()));
attempt("qsort throw", () -> qsortJ(new double[] {3, 1}, (x, y) -> { throw new RuntimeException("cmp"); }));
attempt("lambda", () -> lambda((java.util.function.Function<String, String>) s -> s + "!", "hey"));
attempt("lambda ref", () -> lambda((java.util.function.Function<String, Integer>) String::length, "hey"));
attempt("exceptionInCallback", () -> exceptionInCallback(() -> { throw new RuntimeException("inner"); }));
attempt("superAndIface",
    ()
        -> superAndIface(ArrayList.class, List.class) + superAndIface(int[].class, Object.class)
        + superAndIface(Runnable.class, int.class) + superAndIface(int.class, long.class)
        + superAndIface(int.class, int.class));
attempt("fieldsAll", () -> {
  F x = new F();
  long r = fieldsAll(x);
  return r + " " + x.z + x.b + x.c + x.s + x.i + x.j + x.f + x.d + x.l + F.si;
});
attempt("missingMember", () -> missingMember(F.class));
attempt("allocAndInit", () -> allocAndInit(StringBuilder.class, "sb"));
attempt("nestedFrames", () -> nestedFrames(40));
attempt("ensure", () -> ensure(100) + " " + ensure(1 << 20) + " " + ensure(-1));
attempt("findClasses", () -> findClasses());
System.out.println("end");
}
}
