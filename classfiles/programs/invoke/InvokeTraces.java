import java.lang.invoke.*;
import java.util.*;
import java.util.function.*;
/** Stack traces and messages of exceptions that pass through lambdas, concatenations, records and handles: no frames of adapters. */
public class InvokeTraces {
  static class T { public String toString() { throw new RuntimeException("ts"); } public int hashCode() { throw new RuntimeException("hc"); } public boolean equals(Object o) { throw new RuntimeException("eq"); } }
  record R(int i, Object o) { }
  static int f;
  interface Ex { void run() throws Throwable; }
  static void go(String n, Ex r) { try { r.run(); } catch (Throwable t) { System.out.println("== " + n); StringBuilder b = new StringBuilder(); for (Throwable x = t; x != null; x = x.getCause()) { b.append(x.toString().replaceAll("@[0-9a-f]+","")).append('\n'); for (StackTraceElement e : x.getStackTrace()) b.append("   ").append(e.getClassName() + "." + e.getMethodName()).append('\n'); } System.out.print(b); } }
  static Object unbox(Integer i) { return i; }
  public static void main(String[] a) throws Throwable {
    T t = new T(); R r = new R(1, t); int k = 3; String s = "s";
    go("concat general", () -> { String x = "a" + t + k + s; });
    go("concat simple", () -> { String x = "a" + t; });
    go("concat two", () -> { String x = s + t; });
    go("concat one", () -> { String x = "" + t; });
    go("record ts", () -> r.toString());
    go("record hc", () -> r.hashCode());
    go("record eq", () -> r.equals(new R(1, t)));
    go("unbox", () -> { ToIntFunction<Integer> u = x -> x; u.applyAsInt(null); });
    go("unbox2", () -> { Function<Integer, Integer> u = Math::abs; u.apply(null); });
    go("cce", () -> { @SuppressWarnings({"unchecked","rawtypes"}) Function<Object,Object> u = (Function) (Function<String,Integer>) String::length; u.apply(1); });
    go("sort", () -> new ArrayList<>(List.of(1, 2)).sort((x, y) -> { throw new RuntimeException("cmp"); }));
    go("map", () -> new HashMap<String,String>().computeIfAbsent("k", z -> { throw new RuntimeException("cia"); }));
    MethodHandle mh = MethodHandles.lookup().findStatic(InvokeTraces.class, "unbox", MethodType.methodType(Object.class, Integer.class));
    go("wmt", () -> { Object o = mh.invokeExact(1); });
    go("wmt2", () -> { Object o = mh.invoke("x", 2); });
    go("mhcce", () -> { Object o = mh.invoke((Object) "x"); });
    go("mhnull", () -> { MethodHandle n = null; Object o = n.invoke((Object) "x"); });
    VarHandle vh = MethodHandles.lookup().findStaticVarHandle(InvokeTraces.class, "f", int.class);
    go("vhwmt", () -> vh.set("x"));
    go("vharr", () -> MethodHandles.arrayElementVarHandle(int[].class).set(new int[1], 1, 2));
    go("vhnull", () -> { VarHandle n = null; n.set(1); });
    go("mhthrow", () -> MethodHandles.throwException(void.class, Exception.class).invoke(new Exception("e")));
    go("virt", () -> MethodHandles.lookup().findVirtual(Object.class, "toString", MethodType.methodType(String.class)).invoke(t));
    go("bound", () -> MethodHandles.lookup().bind(t, "hashCode", MethodType.methodType(int.class)).invoke());
    go("wargs", () -> mh.invokeWithArguments(1, 2, 3));
    go("stream", () -> List.of(1,2,3).stream().map(x -> { if (x == 2) throw new RuntimeException("st"); return x; }).forEach(x -> { }));
    go("proxy", () -> ((Runnable) MethodHandleProxies.asInterfaceInstance(Runnable.class, MethodHandles.throwException(void.class, RuntimeException.class).bindTo(new RuntimeException("px")))).run());
    go("npe", () -> { Supplier<String> q = ((String) null)::trim; });
  }
}
