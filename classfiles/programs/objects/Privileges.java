// vm: -Djava.security.manager=allow
// args: x
// exit: 3
// stderr: ignore
import java.security.*; import java.io.*; import java.util.*;
/** Access control without and with a security manager. */
public class Privileges {
  interface A { void run() throws Throwable; }
  static int n;
  static void t(A a) { n++; try { a.run(); System.out.println(n + " none"); } catch (Throwable t) { System.out.println(n+" "+t); } }
  public static void main(String[] a) throws Throwable {
    t(() -> AccessController.checkPermission(new RuntimePermission("foo")));
    t(() -> AccessController.checkPermission(new PropertyPermission("java.version", "read")));
    t(() -> AccessController.doPrivileged((PrivilegedAction<Void>) () -> { AccessController.checkPermission(new RuntimePermission("foo")); return null; }));
    t(() -> System.out.println(Privileges.class.getProtectionDomain().getCodeSource() != null));
    t(() -> System.out.println(AccessController.getContext().toString().length() > 0));
    t(() -> AccessController.getContext().checkPermission(new RuntimePermission("foo")));
    t(() -> AccessController.doPrivileged((PrivilegedExceptionAction<Void>) () -> { throw new IOException("x"); }));
    t(() -> System.out.println(AccessController.doPrivileged((PrivilegedAction<String>) () -> "ok", new AccessControlContext(new ProtectionDomain[0]))));
    t(() -> { Thread th = new Thread(() -> { t(() -> AccessController.checkPermission(new RuntimePermission("bar"))); }); th.start(); th.join(); });
    if (a.length > 0) {
      System.setSecurityManager(new SecurityManager());
      t(() -> System.getProperty("user.home"));
      t(() -> System.getProperty("java.version"));
      t(() -> new FileInputStream("/etc/passwd"));
      t(() -> AccessController.doPrivileged((PrivilegedAction<String>) () -> System.getProperty("user.home")));
      t(() -> new ArrayList<>(List.of(3, 1, 2)).sort(null));
      t(() -> { Thread th = new Thread(() -> { t(() -> System.getProperty("user.home")); }); th.start(); th.join(); });
      t(() -> System.setSecurityManager(null));
      t(() -> Privileges.class.getDeclaredField("n").setAccessible(true));
      t(() -> System.exit(3));
    }
  }
}
