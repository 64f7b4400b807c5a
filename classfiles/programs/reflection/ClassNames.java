import java.lang.reflect.Modifier;
import java.util.function.Supplier;

/** Class.forName, the names of classes, and their modifiers. */
public class ClassNames {
  interface Shape {}
  protected static abstract class Base implements Shape {}
  private final class Inner extends Base {}
  static class Noisy { static { System.out.println("Noisy initialised"); } }
  enum Color { RED { void body() {} } }

  static void find(String name) {
    try {
      Class<?> c = Class.forName(name);
      System.out.println("'" + name + "' is " + c);
    } catch (Throwable t) {
      System.out.println("'" + name + "' " + t + cause(t));
    }
  }

  static void findBoot(String name) {
    try {
      System.out.println("boot '" + name + "' is " + Class.forName(name, false, null));
    } catch (Throwable t) {
      System.out.println("boot '" + name + "' " + t + cause(t));
    }
  }

  static String cause(Throwable t) {
    return t.getCause() == null ? "" : " caused by " + t.getCause();
  }

  static void describe(Class<?> c) {
    System.out.println(c.getName() + " | " + c.getSimpleName() + " | " + c.getTypeName() + " | " + c.getCanonicalName() + " | " + c.getPackageName() + " | "
        + Modifier.toString(c.getModifiers()) + " " + Integer.toHexString(c.getModifiers()) + " | " + c.getSuperclass() + " | " + c.getInterfaces().length + " | " + c.getComponentType()
        + " | " + c.getEnclosingClass() + " | " + c.getDeclaringClass() + " | " + c.getEnclosingMethod() + " | " + c.isAnonymousClass() + c.isLocalClass() + c.isMemberClass()
        + c.isArray() + c.isPrimitive() + c.isInterface() + c.isEnum() + c.isRecord() + c.isHidden() + c.isSynthetic() + c.isSealed());
  }

  public static void main(String[] args) throws Exception {
    String[] names = {"a..b", "", ".a", "a.", "a/b", "a;b", "[I", "[J;", "[Lfoo;", "[Lfoo", "[[I", "I", "int", "[", "[[", "[Ljava.lang.String;", "[Ljava/lang/String;", "[V", "java.lang.Foo",
      "no.Such", "[Lno.such.X;", "[[Lno.such.X;", "[LClassNames;", "[[LClassNames$Shape;", "LClassNames;", "\u00e4x", "a b", "ClassNames", "classnames", "ClassNames$Shape", "ClassNames.Shape", "java.util.Map$Entry"};
    for (String name : names) {
      find(name);
      findBoot(name);
    }
    try { Class.forName(null); } catch (NullPointerException e) { System.out.println("null"); }
    System.out.println(Class.forName("ClassNames$Noisy", false, ClassNames.class.getClassLoader()));
    System.out.println("not yet");
    Class.forName("ClassNames$Noisy");
    Class.forName("[LClassNames$Noisy;");
    class Local {}
    Object anonymous = new Object() {};
    Supplier<Object> inLambda = () -> new Object() {};
    Class<?>[] classes = {int.class, void.class, int[].class, String.class, String[][].class, Shape.class, Shape[].class, Base.class, Base[].class, Inner.class, Inner[].class, Color.class,
      Color.RED.getClass(), Local.class, Local[].class, anonymous.getClass(), inLambda.get().getClass(), java.util.Map.Entry.class, Override.class, Cloneable.class, ClassNames.class, Thread.State.class};
    for (Class<?> c : classes) describe(c);
    System.out.println(Number.class.isAssignableFrom(Integer.class) + " " + Object.class.isAssignableFrom(int.class) + " " + int.class.isAssignableFrom(int.class) + " " + Object[].class.isAssignableFrom(int[][].class)
        + " " + Cloneable.class.isAssignableFrom(int[].class) + " " + Number[].class.isInstance(new Integer[0]) + " " + int.class.isInstance(1) + " " + Shape.class.isInstance(null) + " " + Object.class.isAssignableFrom(Shape.class)
        + " " + long.class.isAssignableFrom(int.class));
    try { Object.class.isAssignableFrom(null); } catch (NullPointerException e) { System.out.println("null"); }
    System.out.println(ClassNames.class.getName() == ClassNames.class.getName());
    System.out.println(ClassNames.class.getName() == "ClassNames");
  }
}
