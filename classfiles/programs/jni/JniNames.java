/** Names of C functions, RegisterNatives, and what is said where there is none. */
public class JniNames {
  static native int plain();
  static native int under_score();
  static native int over(int x);
  static native int over(String s, long[][] a);
  static native int ä$();
  static native int late(int x);
  static native synchronized int lateSynchronized(int x);
  static native int give(Class<?> cls, String name, String sig, int which);
  static native int take(Class<?> cls);
  static native int missing(String s, int[] a);
  native Object alsoMissing();

  static int notNative(int x) {
    return x;
  }

  static class Inner {
    native int inside();
  }

  interface Action { Object run(); }

  static void attempt(Action action) {
    try {
      System.out.println(action.run());
    } catch (Throwable t) {
      System.out.println(t);
      System.out.println("  " + t.getStackTrace()[0] + " " + t.getStackTrace()[1]);
    }
  }

  static int hot() {
    int sum = 0;
    for (int i = 0; i < 100000; i++) sum += over(i) + late(i);
    return sum;
  }

  public static void main(String[] args) {
    attempt(() -> plain());
    Lib.load();
    System.out.println(plain() + " " + under_score() + " " + over(1) + " " + over("", null) + " " + ä$() + " " + new Inner().inside());
    attempt(() -> missing("", null));
    attempt(() -> new JniNames().alsoMissing());
    attempt(() -> late(1));
    attempt(() -> give(JniNames.class, "late", "(I)I", 0));
    attempt(() -> give(JniNames.class, "lateSynchronized", "(I)I", 0));
    System.out.println(late(7) + " " + lateSynchronized(8));
    System.out.println(hot());
    attempt(() -> give(JniNames.class, "late", "(I)I", 1));
    System.out.println(late(7) + " " + hot());
    System.out.println(take(JniNames.class));
    attempt(() -> late(7));
    System.out.println(plain());
    attempt(() -> give(JniNames.class, "late", "(J)I", 1));
    attempt(() -> give(JniNames.class, "notNative", "(I)I", 1));
    attempt(() -> { System.load("relative.so"); return 0; });
    attempt(() -> { System.load("/nowhere/libnothing.so"); return 0; });
    attempt(() -> { System.loadLibrary("nothing"); return 0; });
    attempt(() -> { System.loadLibrary("a/b"); return 0; });
  }
}
