import java.util.*; import java.util.function.*;
/** Lambdas whose class needs bridges, marker interfaces and conversions; references of every kind. */
public class LambdaBridges { interface X<T> { String m(T t); } interface Y { String m(String s); } interface Z extends X<String>, Y { } interface M { } interface N { }
 interface Ret<T> { T get(); } interface RetS { CharSequence get(); } interface RR extends Ret<String>, RetS { }
 public static void main(String[] a) throws Exception {
  Z z = s -> "z" + s; X<String> x = z; Y y = z; System.out.println(((Y) z).m("1") + x.m("2") + y.m("3"));
  for (var me : new TreeSet<String>(Arrays.stream(z.getClass().getDeclaredMethods()).map(q -> q.toString().replaceAll("\\$\\$Lambda.*?\\.m","L.m")).toList())) System.out.println(me);
  Z w = (Z & M & N) s -> "w" + s + a.length; System.out.println(((X<String>) w).m("4") + (w instanceof M) + Arrays.toString(w.getClass().getInterfaces()));
  RR r = () -> "rr"; System.out.println(((Ret<String>) r).get() + ((RetS) r).get() + r.get());
  try { @SuppressWarnings({"unchecked","rawtypes"}) String q = ((X) z).m(5); } catch (ClassCastException e) { System.out.println(e.getMessage()); for (var f : e.getStackTrace()) System.out.println(f); }
  Function<Object, String> f = Object::toString; UnaryOperator<String> u = String::strip; System.out.println(f.andThen(u).apply(" q "));
  IntSupplier i = "abc"::length; LongSupplier l = "abc"::length; DoubleSupplier d = () -> 'c'; System.out.println(i.getAsInt() + " " + l.getAsLong() + " " + d.getAsDouble());
  Supplier<Runnable> s = () -> LambdaBridges::st; s.get().run(); Consumer<String> c = new ArrayList<String>()::add; c.accept("v"); Callable2 k = LambdaBridges.In::new; System.out.println(k.mk(3).v);
  BiFunction<LambdaBridges, Integer, In> inn = null; Function<int[], Object> cl = int[]::clone; System.out.println(((int[]) cl.apply(new int[4])).length); Supplier<Object[]> ar = LambdaBridges::varr; System.out.println(ar.get().length); Function<String, Object[]> ar2 = LambdaBridges::varr; System.out.println(ar2.apply("k").length);
  char ch = 'x'; byte b = 1; short sh = 2; boolean z2 = true; float fl = 1.5f; long lg = 1L << 40; double db = 2.5; Supplier<String> all = () -> "" + ch + b + sh + z2 + fl + lg + db; System.out.println(all.get());
 }
 interface Callable2 { In mk(int x); } static class In { int v; In(Integer v) { this.v = v; } } static void st() { System.out.println("st"); } static Object[] varr(Object... o) { return o; }
}
