import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Who called is told right however often it is asked, and whichever way the call came: directly, from a lambda, by reflection, through a method handle. */
public class HotCallers {
  static class First {
    static Class<?> ask() {
      return MethodHandles.lookup().lookupClass();
    }

    static Class<?> viaReflection(Method lookup) throws ReflectiveOperationException {
      return ((MethodHandles.Lookup) lookup.invoke(null)).lookupClass();
    }
  }

  static class Second {
    static Class<?> ask() {
      return MethodHandles.lookup().lookupClass();
    }

    static Class<?> viaLambda() {
      Supplier<Class<?>> asking = () -> MethodHandles.lookup().lookupClass();
      return asking.get();
    }

    static final Class<?> INITIALIZED = MethodHandles.lookup().lookupClass();
  }

  static class Closed {
    private static int secret() {
      return 42;
    }

    static Object own(Method secret) throws ReflectiveOperationException {
      return secret.invoke(null);
    }
  }

  static void count(Map<String, Integer> counts, String way, Class<?> caller) {
    counts.merge(way + " " + caller.getName().replaceAll("/.*", ""), 1, Integer::sum);
  }

  public static void main(String[] args) throws Throwable {
    Map<String, Integer> counts = new TreeMap<>();
    Method lookup = MethodHandles.class.getMethod("lookup");
    Method askFirst = First.class.getDeclaredMethod("ask");
    MethodHandle askSecond = MethodHandles.lookup().findStatic(Second.class, "ask", MethodType.methodType(Class.class));
    MethodHandle bound = MethodHandles.lookup().findStatic(MethodHandles.class, "lookup", MethodType.methodType(MethodHandles.Lookup.class));
    for (int i = 0; i < 300; i++) {
      count(counts, "direct", First.ask());
      count(counts, "direct", Second.ask());
      count(counts, "direct", MethodHandles.lookup().lookupClass());
      count(counts, "lambda", Second.viaLambda());
      count(counts, "initializer", Second.INITIALIZED);
      count(counts, "reflection", First.viaReflection(lookup));
      count(counts, "reflection", ((MethodHandles.Lookup) lookup.invoke(null)).lookupClass());
      count(counts, "reflected", (Class<?>) askFirst.invoke(null));
      count(counts, "handle", (Class<?>) askSecond.invokeExact());
      Object found = bound.invoke();
      count(counts, "bound", ((MethodHandles.Lookup) found).lookupClass());
    }
    counts.forEach((way, times) -> System.out.println(way + " " + times));
    access();
  }

  /** A private method of a class that is no nest mate: only its own class may call it. */
  static void access() throws Throwable {
    Method secret = Closed.class.getDeclaredMethod("secret");
    Method join = String.class.getDeclaredMethod("isLatin1");
    int refused = 0;
    long sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += (int) Closed.own(secret);
      sum += (int) secret.invoke(null);
      try {
        join.invoke("text");
      } catch (IllegalAccessException e) {
        refused++;
      }
      try {
        Class.forName("no.such.Class" + i % 3);
      } catch (ClassNotFoundException e) {
        sum++;
      }
      try {
        Integer.class.getMethod("parseInt", String.class).invoke(null, "x");
      } catch (InvocationTargetException e) {
        sum++;
      }
    }
    System.out.println(sum + " " + refused);
  }
}
