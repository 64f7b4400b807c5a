import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lookup.defineHiddenClass: names, nests, class data, lambdas and concatenation inside, stack traces; findClass, ensureInitialized, drop and in. */
public class HiddenClasses {
  interface Work { String run(String s); }
  static class Template implements Work {
    static int initialized;
    final int id = ++initialized;
    static { note("Template initialized"); }
    public String run(String s) {
      Supplier<String> lambda = s::trim;
      Function<String, Integer> length = String::length;
      Supplier<String> self = ((Object) this)::toString;
      try {
        Supplier<String> own = () -> s;
        System.out.println(own.get());
      } catch (NoClassDefFoundError e) {
        System.out.println(plain(e.toString()));
      }
      return lambda.get() + " " + length.apply(s) + " " + self.get().startsWith("HiddenClasses$Template") + " " + secret(s);
    }
    static Object fail() { throw new IllegalStateException("fail"); }
    static String data() throws Exception { return String.valueOf(MethodHandles.classData(MethodHandles.lookup(), "_", Object.class)); }
    static Object at(int i) throws Exception { return MethodHandles.classDataAt(MethodHandles.lookup(), "_", Object.class, i); }
  }
  private static String secret(String s) { return "secret " + s; }
  static Object note(String s) { System.out.println(s); return s; }
  static Work make(Class<?> c) throws Throwable { try { return (Work) c.getDeclaredConstructor().newInstance(); } catch (java.lang.reflect.InvocationTargetException e) { throw e.getCause(); } }
  static String plain(String s) { return s.replaceAll("/0x[0-9a-f]+", "/0x").replaceAll("@[0-9a-f]+", "@").replaceAll("\\+0x[0-9a-f]+", "+0x").replaceAll(", \\(Type .*", ""); }

  public static void main(String[] args) throws Throwable {
    Lookup l = MethodHandles.lookup();
    byte[] bytes = HiddenClasses.class.getResourceAsStream("HiddenClasses$Template.class").readAllBytes();
    Lookup hidden = l.defineHiddenClass(bytes, false, ClassOption.NESTMATE);
    Class<?> c = hidden.lookupClass();
    System.out.println("defined " + plain(c.getName()) + " " + c.isHidden() + " " + plain(c.toString()) + " " + " " + plain(c.descriptorString().replace(".0x", "/0x")) + " " + " " + plain(c.getTypeName()) + " " + " " + c.describeConstable() + " " + c.getNestHost() + " " + c.isNestmateOf(HiddenClasses.class) + " " + plain(hidden.toString()));
    Work w = make(c);
    System.out.println(plain(w.run("x")));
    Lookup other = l.defineHiddenClass(bytes, true, ClassOption.NESTMATE, ClassOption.STRONG);
    System.out.println((other.lookupClass() == c) + " " + other.lookupClass().getName().equals(c.getName()) + " " + plain(Arrays.toString(c.getInterfaces())) + " " + plain(c.arrayType().getName()) + " " + c.arrayType().isHidden());
    try {
      Class.forName(c.getName());
    } catch (ClassNotFoundException e) {
      System.out.println(plain(e.toString()));
    }
    try {
      hidden.findStatic(c, "fail", MethodType.methodType(Object.class)).invoke();
    } catch (IllegalStateException e) {
      for (StackTraceElement s : e.getStackTrace()) System.out.println(s.getClassName() + "." + s.getMethodName());
    }
    Lookup alone = l.defineHiddenClass(bytes, false);
    System.out.println((alone.lookupClass().getNestHost() == alone.lookupClass()) + " " + alone.lookupClass().isNestmateOf(HiddenClasses.class));
    try {
      System.out.println((make(alone.lookupClass())).run("y"));
    } catch (IllegalAccessError | ExceptionInInitializerError e) {
      System.out.println(plain(e.toString()));
    }
    Lookup data = l.defineHiddenClassWithClassData(bytes, List.of("first", 2), true, ClassOption.NESTMATE);
    MethodHandle get = data.findStatic(data.lookupClass(), "data", MethodType.methodType(String.class)), at = data.findStatic(data.lookupClass(), "at", MethodType.methodType(Object.class, int.class));
    System.out.println(get.invoke() + " " + at.invoke(0) + " " + at.invoke(1) + " " + (String) hidden.findStatic(c, "data", MethodType.methodType(String.class)).invoke());
    try {
      l.defineHiddenClass(new byte[] {1, 2, 3, 4}, true);
    } catch (ClassFormatError e) {
      System.out.println(plain(e.toString()));
    }
    try {
      l.dropLookupMode(Lookup.PRIVATE).defineHiddenClass(bytes, true);
    } catch (IllegalAccessException e) {
      System.out.println(plain(e.getMessage()));
    }
    System.out.println(l.findClass("HiddenClasses$Work") + " " + l.accessClass(String.class) + " " + l.ensureInitialized(HiddenClasses.class) + " " + l.hasFullPrivilegeAccess() + " " + plain(l.in(String.class).toString()) + " " + l.dropLookupMode(Lookup.PRIVATE).lookupModes());
    List<Work> many = Arrays.asList(w, make(other.lookupClass()));
    for (int i = 0; i < 3; i++) for (Work each : many) System.out.print(plain(each.run("m" + i)) + "; ");
    System.out.println();
  }
}
