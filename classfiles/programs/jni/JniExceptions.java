/** Exceptions that C throws, sees, clears and leaves pending. */
public class JniExceptions {
  static native void throwNew(Class<?> cls, String message);
  static native void throwIt(Throwable t);
  static native int goOn(String method);
  static native int leavePending();
  static native void describe(Throwable t);
  static native Object newObject(Class<?> cls);
  static native Object alloc(Class<?> cls);

  static int fail(int x) {
    throw new IllegalArgumentException("bad " + x);
  }

  static int divide(int x) {
    return x / (x - 5);
  }

  static int nothing(int x) {
    return ((int[]) null)[x];
  }

  static int fine(int x) {
    return x + 1;
  }

  static int index(int x) {
    return new int[2][x].length;
  }

  static class Failing {
    Failing() {
      throw new IllegalStateException("in the constructor");
    }
  }

  static class BadInit {
    static int x = Integer.parseInt("no");
  }

  static class NoString extends RuntimeException {}

  static void trace(Throwable t) {
    System.out.println(t);
    for (StackTraceElement e : t.getStackTrace()) System.out.println("  " + e);
    if (t.getCause() != null) System.out.println("  cause " + t.getCause());
  }

  interface Action { Object run(); }

  static void attempt(Action action) {
    try {
      System.out.println(action.run());
    } catch (Throwable t) {
      trace(t);
    }
  }

  public static void main(String[] args) {
    Lib.load();
    attempt(() -> { throwNew(RuntimeException.class, "from C"); return 0; });
    attempt(() -> { throwNew(IllegalStateException.class, null); return 0; });
    attempt(() -> { throwNew(NoString.class, "x"); return 0; });
    attempt(() -> { throwNew(NoString.class, null); return 0; });
    Throwable own = new Exception("own");
    attempt(() -> { throwIt(own); return 0; });
    for (String m : new String[] {"fail", "divide", "nothing", "fine", "index", "missing"}) System.out.println(m + " " + goOn(m));
    attempt(() -> leavePending());
    attempt(() -> newObject(Failing.class));
    attempt(() -> newObject(BadInit.class));
    attempt(() -> newObject(BadInit.class));
    attempt(() -> newObject(Runnable.class));
    attempt(() -> newObject(Number.class));
    attempt(() -> alloc(Runnable.class));
    attempt(() -> alloc(Number.class));
    attempt(() -> alloc(int[].class));
    attempt(() -> alloc(Failing.class) instanceof Failing);
    describe(new RuntimeException("described"));
    System.out.println("end");
  }
}
