// vm: -Xcheck:jni
/** What -Xcheck:jni warns of; test/cli/check-jni.test.ts calls check for what it ends the VM for. */
public class JniCheck {
  static {
    Lib.load("libjniedges.so");
  }

  int f;
  static int g;

  static native void check(int kind, Object o, int[] a);

  static void fail() {
    throw new RuntimeException("f");
  }

  static int ok() {
    return 1;
  }

  void inst() {}

  static void go(int kind) {
    try {
      check(kind, "str", new int[3]);
    } catch (RuntimeException e) {
      System.out.println(e);
    }
    System.out.println("done " + kind);
  }

  public static void main(String[] args) {
    for (int kind : new int[] {0, 1, 2, 2, 14, 30}) go(kind);
  }
}
