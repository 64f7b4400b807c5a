/** A native method that nobody implements. */
public class NativeMissing {
  static native int compute(int x);
  native String instance(long l);

  public static void main(String[] args) {
    for (int i = 0; i < 2; i++) {
      try {
        compute(1);
      } catch (UnsatisfiedLinkError e) {
        System.out.println(e.getMessage());
      }
    }
    try {
      new NativeMissing().instance(2);
    } catch (UnsatisfiedLinkError e) {
      System.out.println(e.getMessage());
    }
  }
}
