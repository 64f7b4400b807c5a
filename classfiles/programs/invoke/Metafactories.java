import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import java.util.function.Function;
import java.util.function.Supplier;

/** Call sites and metafactories used directly. */
public class Metafactories {
  static String greet(String who) { return "hello " + who; }
  static String bye(String who) { return "bye " + who; }
  interface Three { Object call(Object a, int b, long c); }
  static String three(Object a, int b, long c) { return a + ":" + b + ":" + c; }

  public static void main(String[] args) throws Throwable {
    MethodHandles.Lookup l = MethodHandles.lookup();
    MethodType st = MethodType.methodType(String.class, String.class);
    MethodHandle greet = l.findStatic(Metafactories.class, "greet", st), bye = l.findStatic(Metafactories.class, "bye", st);
    CallSite site = LambdaMetafactory.metafactory(l, "apply", MethodType.methodType(Function.class), MethodType.methodType(Object.class, Object.class), greet, st);
    @SuppressWarnings("unchecked") Function<String, String> f = (Function<String, String>) site.getTarget().invokeExact();
    System.out.println(f.apply("lambda"));
    CallSite bound = LambdaMetafactory.metafactory(l, "get", MethodType.methodType(Supplier.class, String.class), MethodType.methodType(Object.class), greet, MethodType.methodType(String.class));
    System.out.println(((Supplier<?>) bound.getTarget().invoke("captured")).get());
    CallSite three = LambdaMetafactory.altMetafactory(l, "call", MethodType.methodType(Three.class), MethodType.methodType(Object.class, Object.class, int.class, long.class), l.findStatic(Metafactories.class, "three", MethodType.methodType(String.class, Object.class, int.class, long.class)), MethodType.methodType(Object.class, Object.class, int.class, long.class), LambdaMetafactory.FLAG_MARKERS, 1, java.io.Closeable.class.getInterfaces()[0] == AutoCloseable.class ? java.util.RandomAccess.class : Runnable.class);
    Object t = three.getTarget().invoke();
    System.out.println(((Three) t).call("a", 1, 2) + " " + (t instanceof java.util.RandomAccess));
    MutableCallSite mutable = new MutableCallSite(greet);
    MethodHandle invoker = mutable.dynamicInvoker();
    System.out.println(invoker.invoke("m"));
    mutable.setTarget(bye);
    System.out.println(invoker.invoke("m"));
    SwitchPoint point = new SwitchPoint();
    MethodHandle guarded = point.guardWithTest(greet, bye);
    System.out.println(guarded.invoke("s"));
    SwitchPoint.invalidateAll(new SwitchPoint[] {point});
    System.out.println(guarded.invoke("s") + " " + point.hasBeenInvalidated());
    @SuppressWarnings("unchecked") Function<Object, Object> proxy = MethodHandleProxies.asInterfaceInstance(Function.class, bye.asType(MethodType.genericMethodType(1)));
    System.out.println(proxy.apply("proxy") + " " + new ConstantCallSite(greet).getTarget().equals(greet));
    Class<?> hidden = ((Object) f).getClass();
    System.out.println(hidden.isHidden() + " " + hidden.isSynthetic() + " " + hidden.getInterfaces()[0] + " " + hidden.getSimpleName().startsWith("Metafactories$$Lambda"));
    System.out.println(MethodHandles.privateLookupIn(Metafactories.class, l).lookupClass() + " " + l.in(String.class).lookupClass() + " " + l);
  }
}
