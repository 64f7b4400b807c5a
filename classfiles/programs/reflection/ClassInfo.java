import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What java.lang.Class says about classes of every kind. */
public class ClassInfo {
  static abstract class Outer<T extends Comparable<T>> implements Serializable, Comparable<Outer<T>> {
    class Inner {}
    private static final class Nested extends ArrayList<String> implements Runnable { public void run() {} }
    interface Iface { class Deep {} }
    protected enum Color { RED { }, GREEN }
    @interface Note {}
    record Rec(int a) {}
  }

  static void show(Class<?> c) {
    System.out.println(c.getName() + " | " + c.getSimpleName() + " | " + c.getCanonicalName() + " | " + c.getTypeName() + " | " + c.getPackageName() + " | " + c);
    System.out.println("  " + Modifier.toString(c.getModifiers()) + " " + c.getSuperclass() + " " + Arrays.toString(c.getInterfaces()) + " enclosing " + c.getEnclosingClass() + " declaring " + c.getDeclaringClass() + " method " + c.getEnclosingMethod());
    System.out.println("  " + c.isInterface() + c.isArray() + c.isPrimitive() + c.isEnum() + c.isAnnotation() + c.isRecord() + c.isAnonymousClass() + c.isLocalClass() + c.isMemberClass() + c.isSynthetic() + c.isHidden() + c.isSealed() + " " + c.getComponentType() + " " + (c == void.class ? null : c.arrayType()) + " " + c.descriptorString());
  }

  public static void main(String[] args) throws Exception {
    class Local {}
    Object anonymous = new Object() {};
    Class<?>[] all = {ClassInfo.class, Outer.class, Outer.Inner.class, Outer.Nested.class, Outer.Iface.class, Outer.Iface.Deep.class, Outer.Color.class, Outer.Color.RED.getClass(), Outer.Note.class, Outer.Rec.class, Local.class, anonymous.getClass(), int.class, void.class, int[].class, String[][].class, Outer.Inner[].class, Map.Entry.class, Object.class, Runnable.class};
    for (Class<?> c : all) show(c);
    System.out.println(Arrays.toString(Outer.class.getTypeParameters()) + " " + Outer.class.getGenericSuperclass() + " " + Arrays.toString(Outer.class.getGenericInterfaces()) + " " + Outer.Nested.class.getGenericSuperclass() + " " + Outer.class.toGenericString());
    Class<?>[] members = Outer.class.getDeclaredClasses();
    Arrays.sort(members, Comparator.comparing(Class::getName));
    System.out.println(Arrays.toString(members));
    System.out.println(Class.forName("[I") + " " + Class.forName("[Ljava.lang.String;") + " " + Class.forName("java.util.Map$Entry").getSimpleName() + " " + Class.forName("ClassInfo$Outer").isAssignableFrom(Outer.class));
    for (String bad : new String[] {"nope", "int", "java/lang/String", "[Lnope;", "java.lang.String[]", ""}) {
      try {
        System.out.println(Class.forName(bad));
      } catch (ClassNotFoundException e) {
        System.out.println(e.getMessage());
      }
    }
    System.out.println(Integer.class.cast(5) + " " + Number.class.asSubclass(Object.class) + " " + List.class.isInstance(new ArrayList<>()) + " " + Integer.TYPE + " " + Arrays.toString(Outer.Color.class.getEnumConstants()) + " " + Outer.Color.RED.getDeclaringClass());
    try {
      String.class.cast(5);
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(ClassInfo.class.getClassLoader().getClass().getSimpleName() + " " + String.class.getClassLoader() + " " + ClassInfo.class.getModule().toString().replaceAll("@[0-9a-f]+", "@...") + " " + String.class.getModule() + " " + String.class.getPackage() + " " + ClassInfo.class.getPackage().getName().isEmpty() + " " + Outer.Inner.class.getNestHost() + " " + Outer.Inner.class.isNestmateOf(ClassInfo.class) + " " + ClassInfo.class.getNestMembers().length);
    System.out.println(ClassInfo.class.getResource("ClassInfo.class") != null);
    System.out.println(String.class.getResource("String.class") + " " + String.class.getProtectionDomain().getCodeSource());
  }
}
