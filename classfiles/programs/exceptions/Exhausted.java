// vm: -Xmx48m
// stress: no (fills the heap on purpose)
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A heap that is full: in loops, initialisers, lambdas, handlers, finally blocks and other threads; the program goes on. */
public class Exhausted {
  interface Action { Object run() throws Throwable; }
  static Object keep;
  static void attempt(String what, Action a) {
    try { Object o = a.run(); System.out.println(what + ": " + (o instanceof Integer ? o : "fine")); }
    catch (OutOfMemoryError e) { keep = null; System.out.println(what + ": " + e.getMessage()); }
    catch (Throwable t) { keep = null; System.out.println(what + ": " + t + " <- " + t.getCause()); }
  }
  static class Cell { Cell next; byte[] load = new byte[100]; }
  static class Holder { static final byte[][] ALL = fill(); static byte[][] fill() { byte[][] a = new byte[1000][]; for (int i = 0; i < a.length; i++) a[i] = new byte[1 << 20]; return a; } }
  static class Finally { static int ran; static void go() { try { keep = new long[50_000_000]; } finally { ran++; } } }
  static synchronized void locked() { keep = new long[50_000_000]; }
  static int recurse(int n) { byte[] mine = new byte[1 << 16]; return recurse(n + 1) + mine.length; }
  static void chain() { Cell c = null; while (true) { Cell n = new Cell(); n.next = c; c = n; keep = c; } }
  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      attempt("chain", () -> { chain(); return null; });
      attempt("list", () -> { List<Object> l = new ArrayList<>(); while (true) l.add(new int[100]); });
      attempt("map", () -> { Map<Object, Object> m = new HashMap<>(); for (int k = 0; ; k++) m.put(k, new char[50]); });
      attempt("builder", () -> { StringBuilder b = new StringBuilder("ab"); while (true) b.append(b); });
      attempt("concat", () -> { String s = "x"; while (true) s = s + s; });
      attempt("repeat", () -> "abcdef".repeat(100_000_000));
      attempt("repeat more", () -> "abcdef".repeat(Integer.MAX_VALUE));
      attempt("chars", () -> new String(new char[20_000_000]).toCharArray().length);
      attempt("clone", () -> { int[] a = new int[7_000_000]; return a.clone().length + 0 * a[0]; });
      attempt("copyOf", () -> Arrays.copyOf(new Object[10], 100_000_000));
      attempt("multi", () -> new int[1000][1000][1000]);
      attempt("multi deep", () -> new Object[100][100][100][100][100]);
      attempt("boxes", () -> { Object[] o = new Object[4_000_000]; for (int k = 0; k < o.length; k++) o[k] = new long[] {k}; return o; });
      attempt("finally", () -> { Finally.go(); return null; });
      System.out.println(Finally.ran);
      attempt("locked", () -> { locked(); return null; });
      System.out.println(Thread.holdsLock(Exhausted.class));
      attempt("recursion", () -> recurse(0));
      attempt("reflection", () -> java.lang.reflect.Array.newInstance(long.class, 50_000_000));
      attempt("reflection multi", () -> java.lang.reflect.Array.newInstance(long.class, 5000, 50_000));
      attempt("initialiser", () -> Holder.ALL);
      attempt("stream", () -> java.util.stream.LongStream.range(0, 50_000_000).toArray());
      attempt("bytes", () -> new java.io.ByteArrayInputStream(new byte[30_000_000]).readAllBytes().length);
      attempt("small again", () -> { int sum = 0; for (int k = 0; k < 1000; k++) sum += new int[1000].length; return sum; });
      attempt("catch and allocate", () -> { try { keep = new long[50_000_000]; return null; } catch (OutOfMemoryError e) { return new int[100].length + e.getMessage().length(); } });
      attempt("weak", () -> { var w = new java.lang.ref.WeakReference<>(new byte[10]); var s = new java.lang.ref.SoftReference<>(new byte[10]); try { chain(); } catch (OutOfMemoryError e) { keep = null; } return (w.get() == null ? 1 : 0) + (s.get() == null ? 10 : 0); });
    }
    for (int n : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 3, 1 << 30}) {
      attempt("byte " + n, () -> new byte[n]); attempt("char " + n, () -> new char[n]); attempt("int " + n, () -> new int[n]); attempt("long " + n, () -> new long[n]); attempt("Object " + n, () -> new Object[n]); attempt("boolean " + n, () -> new boolean[n]);
      attempt("multi " + n, () -> new int[n][2]); attempt("multi inner " + n, () -> new int[2][n]); attempt("array " + n, () -> java.lang.reflect.Array.newInstance(short.class, n)); attempt("list " + n, () -> new ArrayList<Object>(n)); attempt("builder " + n, () -> new StringBuilder(n)); attempt("copy " + n, () -> Arrays.copyOf(new byte[1], n)); attempt("zero " + n, () -> new int[0][n]);
    }
    Thread t = new Thread(() -> { chain(); }, "filler");
    t.setUncaughtExceptionHandler((th, e) -> { keep = null; System.out.println(th.getName() + " " + e); });
    t.start(); t.join();
    Thread[] many = new Thread[3];
    int[] caught = new int[3];
    for (int i = 0; i < 3; i++) { int k = i; many[i] = new Thread(() -> { try { List<byte[]> l = new ArrayList<>(); while (true) l.add(new byte[10000]); } catch (OutOfMemoryError e) { caught[k]++; } }); many[i].start(); }
    for (Thread m : many) m.join();
    System.out.println(Arrays.toString(caught));
    keep = new byte[10_000_000];
    System.out.println("alive " + ((byte[]) keep).length);
  }
}
