import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The frames of traces through lambdas, handles, reflection, proxies, streams, threads and loaders. */
public class Frames {
  static class Oops extends RuntimeException { Oops(String s) { super(s); } Oops() { this("default"); } @Override public synchronized Throwable fillInStackTrace() { return super.fillInStackTrace(); } }
  static class Deeper extends Oops { Deeper() { super("deeper"); helper(); } void helper() { fillInStackTrace(); } }
  interface Action { void run() throws Throwable; }
  static void show(String what, Action a) {
    try { a.run(); System.out.println(what + ": fine"); } catch (Throwable t) { System.out.println("== " + what); print(t, ""); }
  }
  static void print(Throwable t, String in) {
    System.out.println(in + t);
    for (StackTraceElement e : t.getStackTrace()) {
      String s = e.toString().replaceAll("Accessor\\d+", "AccessorN").replaceAll("\\$\\$Lambda[^.]*", "\\$\\$Lambda").replaceAll("Proxy\\d+", "ProxyN").replaceAll("/0x[0-9a-f]+", "/0x").replaceAll("@[0-9a-f]+", "@");
      System.out.println(in + "  " + s + (e.isNativeMethod() ? " native" : ""));
    }
    for (Throwable s : t.getSuppressed()) print(s, in + "    S ");
    if (t.getCause() != null) print(t.getCause(), in + "    C ");
  }
  static int fail() { throw new Oops(); }
  static int fail(int x) { if (x > 3) throw new Oops("x" + x); return x; }
  static Object failing(Object o) { return o.toString().substring(100); }
  int inst(int a) { return fail() + a; }
  static final MethodHandle HANDLE;
  static {
    try { HANDLE = MethodHandles.lookup().findStatic(Frames.class, "fail", MethodType.methodType(int.class)); } catch (ReflectiveOperationException e) { throw new Error(e); }
  }
  static <T> Supplier<T> wrap(Supplier<T> s) { return () -> s.get(); }
  static class Node { Node next; String s; Node(Node n) { next = n; s = n.s.trim(); } { init(); } void init() {} }
  record Rec(int a, Object b) { Rec { if (a < 0) throw new IllegalArgumentException("a"); } }
  enum En { A { int f() { return fail(); } }; abstract int f(); }
  interface Def { default int d() { return s() + 1; } static int s() { return p(); } private static int p() { return fail(); } }
  public static void main(String[] args) throws Throwable {
    show("plain", () -> fail());
    show("deeper", () -> { throw new Deeper(); });
    show("supplier", () -> wrap(wrap(Frames::fail)).get());
    Supplier<Integer> capturing = () -> fail() + args.length;
    show("capturing", () -> capturing.get());
    show("bound", () -> { Function<Integer, Integer> f = new Frames()::inst; f.apply(3); });
    show("constructor ref", () -> { Function<Node, Node> f = Node::new; f.apply(null); });
    show("handle", () -> { int x = (int) HANDLE.invokeExact(); });
    show("handle generic", () -> HANDLE.invoke());
    show("handle args", () -> HANDLE.invokeWithArguments());
    show("handle combined", () -> { MethodHandle h = MethodHandles.filterReturnValue(HANDLE, MethodHandles.identity(int.class)); h.invoke(); });
    show("handle catch", () -> { MethodHandle h = MethodHandles.catchException(HANDLE, IllegalStateException.class, MethodHandles.dropArguments(MethodHandles.constant(int.class, 1), 0, IllegalStateException.class)); h.invoke(); });
    show("handle cast", () -> { MethodHandle h = MethodHandles.lookup().findStatic(Frames.class, "failing", MethodType.methodType(Object.class, Object.class)); h.asType(MethodType.methodType(Integer.class, String.class)).invoke("s"); });
    show("wrong type", () -> { String s = (String) HANDLE.invokeExact(); });
    show("reflection", () -> Frames.class.getDeclaredMethod("fail").invoke(null));
    show("reflection int", () -> Frames.class.getDeclaredMethod("fail", int.class).invoke(null, 5));
    show("reflection wrong", () -> Frames.class.getDeclaredMethod("fail", int.class).invoke(null, "s"));
    show("reflection null", () -> Frames.class.getDeclaredMethod("inst", int.class).invoke(null, 1));
    show("reflection unboxed null", () -> Frames.class.getDeclaredMethod("fail", int.class).invoke(null, new Object[] {null}));
    show("reflection count", () -> Frames.class.getDeclaredMethod("fail", int.class).invoke(null));
    show("new instance", () -> Node.class.getDeclaredConstructor(Node.class).newInstance((Object) null));
    show("field", () -> Node.class.getDeclaredField("s").set(new Object(), "x"));
    InvocationHandler handler = (proxy, method, a) -> { if (method.getName().equals("run")) throw new java.io.IOException("checked"); return fail(); };
    Runnable r = (Runnable) Proxy.newProxyInstance(Frames.class.getClassLoader(), new Class<?>[] {Runnable.class, Callable.class}, handler);
    show("proxy undeclared", () -> r.run());
    show("proxy", () -> ((Callable<?>) r).call());
    show("stream", () -> List.of(1, 2, 9).stream().map(x -> fail(x)).filter(x -> x > 0).collect(Collectors.toList()));
    show("stream sorted", () -> Stream.of("b", "a").sorted(Comparator.comparing(s -> fail(s.length() + 3))).toArray());
    show("int stream", () -> IntStream.range(0, 10).map(Frames::fail).sum());
    show("forEach", () -> Arrays.asList(1, 5).forEach(Frames::fail));
    show("compute", () -> new java.util.HashMap<Integer, Integer>().computeIfAbsent(5, Frames::fail));
    show("sort", () -> Arrays.asList(3, 1, 2).sort((a, b) -> fail()));
    show("record", () -> new Rec(-1, null));
    show("enum", () -> En.A.f());
    show("default", () -> new Def() {}.d());
    show("concat", () -> { Object o = new Object() { public String toString() { return "" + fail(); } }; String s = "a" + o + 1; });
    show("switch", () -> { Object o = null; switch ((String) o) { case "a": break; } });
    show("local class", () -> { class Local { int v = fail(); } new Local(); });
    show("initialiser block", () -> new Object() { { fail(); } });
    show("do privileged", () -> java.security.AccessController.doPrivileged((java.security.PrivilegedAction<Integer>) Frames::fail));
    ExecutorService ex = Executors.newSingleThreadExecutor();
    try {
      show("future", () -> ex.submit((Callable<Integer>) Frames::fail).get());
      show("completable", () -> CompletableFuture.supplyAsync(Frames::fail, ex).thenApply(x -> x).join());
    } finally { ex.shutdown(); }
    Throwable[] box = new Throwable[1];
    Thread t = new Thread(() -> { try { fail(); } catch (Throwable e) { box[0] = e; } }, "other");
    t.start(); t.join(); System.out.println("== thread"); print(box[0], "");
    Thread t2 = new Thread() { public void run() { try { Object o = null; o.hashCode(); } catch (Throwable e) { box[0] = e; } } };
    t2.start(); t2.join(); System.out.println("== thread 2"); print(box[0], "");
    for (String name : new String[] {"named", null}) {
      Class<?> c = new PatchedLoader(name).copy("Frames$Loaded", "Frames$Loaded$1").loadClass("Frames$Loaded");
      show("loader " + name, () -> c.getDeclaredMethod("go").invoke(null));
    }
    for (int i = 0; i < 20; i++) { try { Frames.class.getDeclaredMethod("fail").invoke(null); } catch (Exception e) {} }
    java.lang.reflect.Method m = Frames.class.getDeclaredMethod("fail");
    for (int i = 0; i < 17; i++) { try { m.invoke(null); } catch (Exception e) { if (i > 14) System.out.println(i + " " + e.getCause().getStackTrace().length + " " + e.getStackTrace().length); } }
    show("deep", () -> deep(1500));
    try { deep(1500); } catch (Oops e) { System.out.println(e.getStackTrace().length + " " + e.getStackTrace()[1023].getLineNumber()); }
  }
  static int deep(int n) { return n == 0 ? fail() : deep(n - 1); }
  public static class Loaded { public static void go() { new Object() { void x() { throw new IllegalStateException("in loader"); } }.x(); } }
}
