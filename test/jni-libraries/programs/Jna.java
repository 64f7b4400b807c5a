import com.sun.jna.*;
import com.sun.jna.ptr.*;
import java.util.*;
public class Jna {
  public interface C extends Library {
    C I = Native.load("c", C.class);
    int abs(int x); double atof(String s); int printf(String f, Object... args); long strlen(String s); int sprintf(byte[] b, String f, Object... args);
    void qsort(int[] a, NativeLong n, NativeLong size, Cmp c);
    interface Cmp extends Callback { int invoke(Pointer a, Pointer b); }
    Pointer getenv(String s); int getpid();
  }
  @Structure.FieldOrder({"tv_sec","tv_usec"}) public static class TV extends Structure { public NativeLong tv_sec, tv_usec; }
  public static void main(String[] x) {
    System.out.println(C.I.abs(-5) + " " + C.I.atof("2.5") + " " + C.I.strlen("hello"));
    byte[] b = new byte[50]; int n = C.I.sprintf(b, "%d %s %.2f", 42, "str", 1.5); System.out.println(new String(b, 0, n));
    int[] a = {5, 3, 9, 1};
    C.I.qsort(a, new NativeLong(4), new NativeLong(4), (p, q) -> Integer.compare(p.getInt(0), q.getInt(0)));
    System.out.println(Arrays.toString(a));
    System.out.println(C.I.getpid() == ProcessHandle.current().pid());
    Memory m = new Memory(100); m.setString(0, "in memory"); System.out.println(m.getString(0));
  }
}
