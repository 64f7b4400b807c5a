// vm: -Dgojdk.blockingNatives=JniBlock*,Other
import java.util.concurrent.atomic.AtomicInteger;

/** C code that waits for long, on threads of its own under gojdk (docs/JNI.md): other Java threads go on, and arguments, results, exceptions and calls back are as ever. */
public class JniBlocking {
  static class Failure extends Exception {
    Failure(String message) {
      super(message);
    }
  }

  interface Action {
    Object run() throws Exception;
  }

  static native int open();
  static native int read();
  static native int write(int value);
  static native String mixed(Object o, String s, double d, float f, long l, int a, byte b, short c, char u, boolean z, double x);
  static native boolean asBoolean(int x);
  static native byte asByte(int x);
  static native char asChar(int x);
  static native short asShort(int x);
  static native long asLong(long x);
  native float asFloat(float x);
  synchronized native double asDouble(double x);
  static native void fail(String message) throws Failure;
  static native synchronized int callBack(int n);
  static native int join();
  static native int threadLocal(int add);
  static native int detach();
  static native void later(Runnable r);

  /** Called back: at 10 and more it calls C code again, below 0 it throws. */
  static int back(int n) {
    if (n < 0) throw new IllegalArgumentException("below 0");
    System.gc();
    return n >= 10 ? callBack(n - 10) + 1 : n;
  }

  static void show(String what, Action action) {
    try {
      System.out.println(what + ": " + action.run());
    } catch (Exception e) {
      System.out.println(what + ": " + e + " in " + e.getStackTrace()[0].getMethodName());
    }
  }

  public static void load() {
    Lib.load("libjniwaits.so");
  }

  /** For calls from JavaScript: C code waits until another call has written a byte. */
  public static int readLater() {
    return read();
  }

  public static void writeNow(int value) {
    write(value);
  }

  public static int openPipe() {
    return open();
  }

  public static void callLater(Runnable r) {
    later(r);
  }

  public static void main(String[] args) throws Exception {
    load();
    open();
    AtomicInteger sum = new AtomicInteger();
    Thread[] readers = new Thread[4];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = new Thread(() -> sum.addAndGet(read()));
      readers[i].start();
    }
    for (int i = 0; i < 20; i++) Thread.sleep(1);
    System.out.println("waiting " + readers[0].getState() + " " + sum);
    for (int i = 1; i <= readers.length; i++) write(i * 10);
    for (Thread reader : readers) reader.join();
    System.out.println("read " + sum);
    for (int i = 0; i < 2; i++) {
      String s = i == 0 ? null : "text \u4f60";
      show("mixed", () -> mixed(s, s, 1.5, -2.5f, 1L << 60, -1, (byte) -2, (short) -3, '\uffff', true, 9.25));
    }
    show("narrow", () -> asBoolean(256) + " " + asBoolean(3) + " " + asByte(300) + " " + (int) asChar(-1) + " " + asShort(70000));
    show("wide", () -> asLong(Long.MIN_VALUE + 1) + " " + new JniBlocking().asFloat(1.25f) + " " + new JniBlocking().asDouble(-0.0));
    show("fail", () -> {
      fail("of C");
      return null;
    });
    show("back", () -> callBack(5));
    show("back twice", () -> callBack(25));
    show("back fails", () -> callBack(-1));
    show("nested failure", () -> callBack(9 - 10));
    show("join", () -> join());
    show("detach", () -> detach());
    show("thread local", () -> threadLocal(1) + " " + threadLocal(1));
    Thread other = new Thread(() -> show("of another", () -> threadLocal(1)));
    other.start();
    other.join();
    int wrong = 0;
    for (int i = 0; i < 300; i++) if (asLong(i) != i || mixed("o", "s", i, 1, 1, i, (byte) 1, (short) 1, 'c', false, 1).length() < 10) wrong++;
    System.out.println("wrong " + wrong);
  }
}
