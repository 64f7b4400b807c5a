import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;

/** Methods of the library that ask for their caller, called again and again from many classes, inlined and not, directly, by reflection and by method handles. */
public final class Callers {
  interface Asks {
    Lookup direct();
    Lookup reflected() throws Exception;
    Lookup handle() throws Throwable;
    Lookup lambda();
  }

  static final Method LOOKUP;
  static final Method TWICE;
  static final MethodHandle HANDLE;

  static {
    try {
      LOOKUP = MethodHandles.class.getMethod("lookup");
      TWICE = Method.class.getMethod("invoke", Object.class, Object[].class);
      HANDLE = MethodHandles.publicLookup().findStatic(Callers.class, "shared", MethodType.methodType(Lookup.class));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  public static Lookup shared() {
    return MethodHandles.lookup();
  }

  static final class First implements Asks {
    public Lookup direct() { return MethodHandles.lookup(); }
    public Lookup reflected() throws Exception { return (Lookup) LOOKUP.invoke(null); }
    public Lookup handle() throws Throwable { return (Lookup) HANDLE.invokeExact(); }
    public Lookup lambda() { Supplier<Lookup> s = () -> MethodHandles.lookup(); return s.get(); }
  }

  static final class Second implements Asks {
    public Lookup direct() { return MethodHandles.lookup(); }
    public Lookup reflected() throws Exception { return (Lookup) TWICE.invoke(LOOKUP, null, new Object[0]); }
    public Lookup handle() throws Throwable { return (Lookup) HANDLE.invokeExact(); }
    public Lookup lambda() { Supplier<Lookup> s = MethodHandles::lookup; return s.get(); }
  }

  static final class Third implements Asks {
    private volatile int count;
    private int hidden = 3;
    public Lookup direct() { return shared(); }
    public Lookup reflected() throws Exception { return (Lookup) Callers.class.getMethod("shared").invoke(null); }
    public Lookup handle() throws Throwable { return (Lookup) HANDLE.invoke(); }
    public Lookup lambda() { return new Object() { Lookup ask() { return MethodHandles.lookup(); } }.ask(); }
  }

  /** May its caller see the private field? */
  static String access(Field field, Object of) {
    try {
      return "" + field.getInt(of);
    } catch (IllegalAccessException e) {
      return e.getMessage();
    }
  }

  static final class Outside {
    static String updater(int i) {
      try {
        return "" + AtomicIntegerFieldUpdater.newUpdater(Third.class, i % 2 == 0 ? "count" : "none").get(new Third());
      } catch (RuntimeException e) {
        return e.getClass().getName();
      }
    }
  }

  static int hash(Lookup lookup, int sum) {
    return 31 * sum + lookup.lookupClass().getName().replaceAll("0x.*|/.*", "").hashCode();
  }

  public static void main(String[] args) throws Throwable {
    Asks[] all = {new First(), new Second(), new Third()};
    for (int round = 0; round < 4; round++) {
      for (Asks asks : all)
        System.out.println(asks.direct() + " " + asks.reflected() + " " + asks.handle() + " " + asks.lambda().lookupClass().getName().replaceAll("0x.*|/.*", ""));
      int sum = 0;
      for (int i = 0; i < 1500; i++) {
        Asks asks = all[(i * 7 + round) % 3];
        sum = hash(asks.direct(), sum);
        sum = hash(asks.reflected(), sum);
        sum = hash(asks.handle(), sum);
        sum = hash(asks.lambda(), sum);
      }
      System.out.println(sum);
    }
    Field hidden = Third.class.getDeclaredField("hidden");
    Field value = Integer.class.getDeclaredField("value");
    Constructor<Third> made = Third.class.getDeclaredConstructor();
    for (int i = 0; i < 1000; i++) {
      String a = access(hidden, made.newInstance());
      String b = access(value, 5);
      String c = Outside.updater(i);
      if (i % 333 == 0) System.out.println(a + "; " + b + "; " + c);
    }
    System.out.println(Class.forName("Callers$First") == First.class);
    // From a thread's first frame, and from a class initializer.
    Thread thread = new Thread() {
      @Override
      public void run() {
        System.out.println(MethodHandles.lookup().lookupClass().getName());
      }
    };
    thread.start();
    thread.join();
    System.out.println(Late.LOOKUP);
  }

  static final class Late {
    static final Lookup LOOKUP = MethodHandles.lookup();
  }
}
