// vm: --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.lang.reflect=ALL-UNNAMED
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which strings of reflection, of stack traces and of threads are interned; and which questions of serialization initialise a class. */
public class InternedStrings {
  record Rec<A extends Comparable<A>>(List<A> list, int n, A... as) {}
  static class Gen<X> extends ArrayList<X> {
    List<X> field;
    <Y extends X> Y method(Map<Y, X> p) throws IOException { return null; }
    Gen(List<X> l) {}
    class Inner {}
  }
  static class Computed implements Serializable { static { System.out.println("Computed.<clinit>"); } static final long serialVersionUID = v(); static long v() { return 42; } }
  static class Default implements Serializable { static { System.out.println("Default.<clinit>"); } }
  static class Failing implements Serializable { static { System.out.println("Failing.<clinit>"); if (true) throw new IllegalStateException("failed"); } }
  static class Constant implements Serializable { static { System.out.println("Constant.<clinit>"); } static final long serialVersionUID = 9L; }
  static class Parent implements Serializable { static { System.out.println("Parent.<clinit>"); } }
  static class Child extends Parent {}

  /** Of a copy, so that a string which nobody has interned is not the first of its kind. */
  static String in(String s) { return s == null ? " null" : " " + (new String(s).intern() == s); }

  static String hidden(Object o, String name) throws Exception {
    for (Class<?> c = o.getClass(); c != null; c = c.getSuperclass())
      for (Field f : c.getDeclaredFields())
        if (f.getName().equals(name)) { f.setAccessible(true); return (String) f.get(o); }
    return "no such field";
  }

  static void uid(Class<?> c) {
    try {
      ObjectStreamClass o = ObjectStreamClass.lookup(c);
      System.out.println("looked up " + c.getSimpleName());
      System.out.println(o.getSerialVersionUID() != 0);
    } catch (Throwable e) { System.out.println(e + " " + e.getCause()); }
  }

  public static void main(String[] args) throws Exception {
    for (Class<?> c : new Class<?>[] {Computed.class, Default.class, Failing.class, Constant.class, Child.class}) uid(c);
    for (RecordComponent c : Rec.class.getRecordComponents())
      System.out.println(c.getName() + in(c.getName()) + " " + c.getGenericSignature() + in(c.getGenericSignature()));
    System.out.println(Rec.class.getRecordComponents()[0].getGenericSignature() == "Ljava/util/List<TA;>;");
    Class<?> g = Gen.class;
    System.out.println("class" + in(g.getName()) + in(g.getSimpleName()) + in(g.getCanonicalName()) + in(g.getTypeName()) + in(g.getPackageName()) + in(int[].class.getName()) + in(Gen[][].class.getName()));
    Field f = g.getDeclaredField("field");
    System.out.println("field" + in(f.getName()) + in(hidden(f, "signature")));
    Method m = g.getDeclaredMethod("method", Map.class);
    System.out.println("method" + in(m.getName()) + in(hidden(m, "signature")) + in(m.getParameters()[0].getName()));
    Constructor<?> k = g.getDeclaredConstructor(List.class);
    System.out.println("constructor" + in(k.getName()) + in(hidden(k, "signature")));
    Method generic = Class.class.getDeclaredMethod("getGenericSignature0");
    generic.setAccessible(true);
    System.out.println("generic" + in((String) generic.invoke(g)));
    StackTraceElement own = new Throwable().getStackTrace()[0];
    System.out.println("trace" + in(own.getClassName()) + in(own.getMethodName()) + in(own.getFileName()) + in(own.getModuleName()) + in(own.getClassLoaderName()));
    try { List.of().get(1); } catch (RuntimeException e) {
      StackTraceElement other = e.getStackTrace()[0];
      System.out.println("trace" + in(other.getClassName()) + in(other.getMethodName()) + in(other.getFileName()) + in(other.getModuleName()) + in(other.getModuleVersion()));
    }
    StackWalker.getInstance().forEach(w -> System.out.println("frame" + in(w.getClassName()) + in(w.getMethodName()) + in(w.getFileName()) + in(w.getDescriptor())));
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    var info = lookup.revealDirect(lookup.findStatic(InternedStrings.class, "in", MethodType.methodType(String.class, String.class)));
    System.out.println("handle" + in(info.getName()) + in(info.getMethodType().toMethodDescriptorString()));
    Thread t = Thread.currentThread();
    System.out.println("thread" + in(t.getName()) + in(t.getThreadGroup().getName()) + in(t.getThreadGroup().getParent().getName()));
    System.out.println("module" + in(String.class.getModule().getName()) + in(String.class.getPackage().getName()) + in(g.getClassLoader().getName()));
  }
}
