package embed;

/** Methods that JavaScript implements, and Java code that calls them. */
public class Natives {
  public static native int twice(int x);
  public static native long add(long a, double b, int c, String d);
  public static native String greet(String name);
  public static native int fails(String how) throws Exception;
  public static native int callsBack(int depth);
  public static native int later(int x);
  public static native int[] sorted(int[] xs);
  public static native Object same(Object x);
  public static native boolean[] flip(boolean[] xs);
  public static native int unbound(int x);
  public static native byte narrow(int x);
  public native String describe(int x);
  public synchronized native int locked(int x);

  private final String name;

  public Natives(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return "Natives " + name;
  }

  public static String describeOne(String name, int x) {
    return new Natives(name).describe(x);
  }

  public static int lockedOne(int x) {
    return new Natives("locked").locked(x);
  }

  public static String nameOf(Natives n) {
    return n.name;
  }

  public static Natives make(String name) {
    return new Natives(name);
  }

  public static boolean isSame(String text) {
    Object o = new StringBuilder(text);
    return same(o) == o;
  }

  /** A loop over the native: for measuring, and with much garbage in between. */
  public static long loop(int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) sum += twice(i);
    return sum;
  }

  public static int noNative(int x) {
    return x + x;
  }

  public static long javaLoop(int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) sum += noNative(i);
    return sum;
  }

  public static String catching(String how) {
    try {
      return "returned " + fails(how);
    } catch (Throwable e) {
      StackTraceElement top = e.getStackTrace()[0];
      return e.getClass().getName() + ": " + e.getMessage() + " at " + top.getMethodName();
    } finally {
      finished++;
    }
  }

  public static int finished;

  public static int finishedCount() {
    return finished;
  }

  /** Calls JavaScript, which calls this again with one less. */
  public static int recurse(int depth) {
    int[] garbage = new int[1000];
    garbage[depth % 1000] = depth;
    String kept = "kept " + depth;
    int result = depth == 0 ? 0 : callsBack(depth - 1) + 1;
    if (!kept.equals("kept " + depth) || garbage[depth % 1000] != depth) throw new AssertionError(kept);
    return result;
  }

  public static int[] sortedCopy(int[] xs) {
    int[] result = sorted(xs);
    if (result == xs) throw new AssertionError("the same array");
    return result;
  }

  public static int first(int[] xs) {
    sorted(xs);
    return xs[0];
  }

  public static int firstAfter(int[] xs) {
    try {
      sorted(xs);
    } catch (RuntimeException e) {
      // the array is what matters
    }
    return xs[0];
  }

  public static int awaits(int x) {
    return later(x) + 1;
  }
}
