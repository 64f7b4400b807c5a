import jnr.posix.*; import jnr.ffi.*;
public class Jnr { public interface M { double cos(double x); int abs(int x); }
 public static void main(String[] a) { POSIX p = POSIXFactory.getPOSIX(); System.out.println(p.isNative() + " " + (p.getpid() == ProcessHandle.current().pid()) + " " + p.getuid() + " " + p.stat("/etc/passwd").isFile() + " " + p.getenv("HOME"));
 M m = LibraryLoader.create(M.class).load("m"); System.out.println(m.cos(0.5) + " " + m.abs(-3)); } }
