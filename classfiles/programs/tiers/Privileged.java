import java.security.*;
/** Privileged actions that are hot: the frame of the call that makes them so is read by the VM. */
public class Privileged {
  static int depth(AccessControlContext c) { return c == null ? 0 : 1; }
  static int ask(int n) { return AccessController.doPrivileged((PrivilegedAction<Integer>) () -> depth(AccessController.getContext()) + n); }
  public static void main(String[] a) throws Exception {
    int t = 0;
    for (int i = 0; i < 60000; i++) t += ask(i & 3);
    System.out.println(t);
    for (int i = 0; i < 30000; i++) {
      try { t += AccessController.doPrivileged((PrivilegedExceptionAction<Integer>) () -> { if (AccessController.getContext() == null) throw new Exception("none"); return 1; }, AccessController.getContext()); }
      catch (PrivilegedActionException e) { t += 2; }
    }
    System.out.println(t);
  }
}
