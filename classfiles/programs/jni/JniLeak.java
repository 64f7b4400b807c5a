// stress: no (a million calls)
/** A million calls that make references and leave them to their frames. */
public class JniLeak {
  static native int work(Object o, Object[] a);
  static native int loop(int n);

  public static void main(String[] args) {
    Lib.load();
    Object[] a = {"x"};
    long sum = 0;
    for (int i = 0; i < 1_000_000; i++) sum += work("y", a);
    System.out.println(sum);
    System.out.println(loop(1_000_000));
  }
}
