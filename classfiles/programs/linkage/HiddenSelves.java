import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Supplier;

/** Hidden classes made from the bytes of classes that refer to themselves by name: by their own entry of the constant pool they mean themselves, in descriptors another class. */
public class HiddenSelves {
  enum E { A }
  record R(int x) {}
  static class Linked { Linked next; void link() { next = this; } }
  static class Typed { static Typed make() { return new Typed(); } }
  static class Taking { static void take(Taking t) {} Taking() {} void give() { take(this); } }
  static class Arrays1 { static Object make() { return new Arrays1[2]; } }
  static class ArrayField { static ArrayField[] all = new ArrayField[2]; }
  static class Casting { static Object make(Object o) { return (Casting) o; } }
  static class Harmless implements Supplier<String> {
    int n = 4;
    static int made;
    public Harmless() { made++; }
    public String get() { return n + made + (this instanceof Harmless ? "self" : "other") + Harmless.class.isHidden(); }
  }
  static class Later { Later self() { return null; } static void never(boolean b) { if (b) { Later l = new Later(); l = l.self(); } } }

  static void define(String name) throws Exception {
    try (InputStream in = HiddenSelves.class.getResourceAsStream("HiddenSelves$" + name + ".class")) {
      Class<?> c = MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true, MethodHandles.Lookup.ClassOption.NESTMATE).lookupClass();
      System.out.println(name + " defined");
      var constructor = c.getDeclaredConstructor();
      if (constructor.newInstance() instanceof Supplier<?> s) System.out.println(s.get());
    } catch (LinkageError | ReflectiveOperationException e) {
      System.out.println(name + " " + e.toString().replaceAll("0x[0-9a-f]+", "0x").replaceAll("@[0-9a-f]+", "@"));
    }
  }

  public static void main(String[] args) throws Exception {
    for (String name : new String[] {"E", "R", "Linked", "Typed", "Taking", "Arrays1", "ArrayField", "Casting", "Harmless", "Later"}) define(name);
  }
}
