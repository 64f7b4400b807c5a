import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;

/** The order in which the JDK lists methods, unsorted: a program that runs its annotated methods in turn shows it. */
public class MethodOrder {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Check {}

  static class Checks {
    Checks() {}
    Checks(int i) {}
    Checks(String s) {}
    @Check void checkZebra() { checkMonkey(); }
    @Check void checkApple() {}
    @Check void checkMonkey() {}
    @Check static void checkLater() {}
    void overloadedThing(int a) {}
    void overloadedThing(String a) {}
    void overloadedThing() {}
    void overloadedThing(long a, long b) {}
    private int unrelatedHelper() { return 1; }
    public String toString() { return "checks"; }
    public void run() {}
  }

  static String show(Method m) {
    return m.getName() + Arrays.toString(m.getParameterTypes()) + (m.isBridge() ? " bridge" : "");
  }

  public static void main(String[] args) throws Exception {
    for (Class<?> c : new Class<?>[] {Checks.class}) {
      for (Method m : c.getDeclaredMethods()) {
        System.out.println(show(m));
        if (m.isAnnotationPresent(Check.class)) m.invoke(c.getDeclaredConstructor().newInstance());
      }
      for (Constructor<?> k : c.getDeclaredConstructors()) System.out.println(k);
      for (Method m : c.getMethods()) if (m.getDeclaringClass() != Object.class) System.out.println("public " + show(m));
    }
    for (Method m : MethodOrder.class.getDeclaredMethods()) System.out.println(show(m));
  }
}
