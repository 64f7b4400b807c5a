/** Nanoseconds per call, for `npm run bench:jni`; no program of the suite. */
public class JniBench {
  static native void empty();
  static native int two(int a, int b);
  static native int elements(int[] a);
  static native int region(int[] a);
  static native int critical(int[] a);
  static native void callback(int n);
  static native void callbackI(Object o, int n);
  static native int utf(String s);
  static native int field(Object o);
  static native Object make();
  static native int obj(Object o);
  static native Object global(Object o);
  static native int strlen(String s);
  static int count; static void tick() { count++; } int add(int x) { return x + count; }
  int f = 3;
  interface R { void run(int n); }
  static void bench(String name, int n, R r) { for (int i = 0; i < 30; i++) r.run(n / 10); double best = 1e18; for (int i = 0; i < 15; i++) { long t = System.nanoTime(); r.run(n); best = Math.min(best, (System.nanoTime() - t) / (double) n); } System.out.println(Math.round(best * 10) / 10.0 + " " + name); }
  public static void main(final String[] a) {
    Lib.load();
    int[] arr = new int[1000]; JniBench o = new JniBench();
    bench("empty static", 200000, n -> { for (int i = 0; i < n; i++) empty(); });
    bench("two ints", 200000, n -> { int s = 0; for (int i = 0; i < n; i++) s += two(i, s); count = s; });
    bench("one reference", 200000, n -> { int s = 0; for (int i = 0; i < n; i++) s += obj(o); count = s; });
    bench("GetIntArrayElements 1000", 20000, n -> { int s = 0; for (int i = 0; i < n; i++) s += elements(arr); count = s; });
    bench("GetIntArrayRegion 1000", 20000, n -> { int s = 0; for (int i = 0; i < n; i++) s += region(arr); count = s; });
    bench("critical", 100000, n -> { int s = 0; for (int i = 0; i < n; i++) s += critical(arr); count = s; });
    bench("callback static void", 100000, n -> callback(n));
    bench("callback virtual int(int)", 100000, n -> callbackI(o, n));
    bench("GetStringUTFChars 20", 20000, n -> { int s = 0; for (int i = 0; i < n; i++) s += utf("twenty characters...."); count = s; });
    bench("GetStringLength", 50000, n -> { int s = 0; for (int i = 0; i < n; i++) s += strlen("twenty characters...."); count = s; });
    bench("GetIntField", 100000, n -> { int s = 0; for (int i = 0; i < n; i++) s += field(o); count = s; });
    bench("NewStringUTF", 20000, n -> { for (int i = 0; i < n; i++) make(); });
    bench("New/DeleteGlobalRef", 50000, n -> { for (int i = 0; i < n; i++) global(o); });
  }
}
