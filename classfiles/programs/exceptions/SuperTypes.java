import java.lang.reflect.InvocationTargetException;
/** What can be wrong with supertypes, names, versions and loaders when a class is defined. */
public class SuperTypes {
  static class Base { void over() {} static void stat() {} protected void prot() {} }
  static final class Closed {}
  static abstract class Part { abstract void m(); }
  interface Face { void f(); }
  interface Other extends Face { void g(); }
  static class Derived extends Base { void over() {} static void stat() {} }
  static class Impl implements Face { public void f() {} }
  enum Few { A }
  sealed interface Sealed permits Allowed {}
  record Allowed() implements Sealed {}
  static class Free implements Face { public void f() {} }
  static sealed class SealedBase permits AllowedSub {}
  static final class AllowedSub extends SealedBase {}
  static class FreeSub extends Base {}

  static final String D = "SuperTypes$";
  static void define(String what, ClassLoader loader, String name) {
    for (int i = 0; i < 2; i++)
    try {
      Class<?> c = Class.forName(name, true, loader);
      System.out.println(what + ": " + c.getName() + " " + (c.getClassLoader() == loader));
    } catch (Throwable t) { System.out.println(what + ": " + text(t)); StackTraceElement e = t.getStackTrace()[0]; System.out.println("   at " + e.getMethodName()); }
  }
  static String text(Throwable t) {
    String s = t.toString().replaceAll("@0x[0-9a-f]+", "@").replaceAll("@[0-9a-f]+", "@");
    return t.getCause() == null ? s : s + " <- " + text(t.getCause());
  }
  static PatchedLoader with(String name, ClassBytes b) { return new PatchedLoader("mine").put(D + name, b); }
  static ClassBytes of(String n) { return ClassBytes.of(D + n); }

  public static void main(String[] args) throws Exception {
    define("plain", with("Derived", of("Derived")).copy(D + "Base"), D + "Derived");
    define("package-private super elsewhere", with("Derived", of("Derived")), D + "Derived");
    define("package-private interface elsewhere", with("Impl", of("Impl")), D + "Impl");
    define("package-private interface of interface", with("Other", of("Other")), D + "Other");
    define("final super", with("Derived", of("Derived").replace(D + "Base", D + "Closed")).copy(D + "Closed"), D + "Derived");
    define("interface super", with("Derived", of("Derived").replace(D + "Base", D + "Face")).copy(D + "Face"), D + "Derived");
    define("enum super", with("Derived", of("Derived").replace(D + "Base", D + "Few")).copy(D + "Few"), D + "Derived");
    define("class as interface", with("Impl", of("Impl").replace(D + "Face", D + "Base")).copy(D + "Base"), D + "Impl");
    define("class as superinterface", with("Other", of("Other").replace(D + "Face", D + "Base")).copy(D + "Base"), D + "Other");
    define("own super", with("Derived", of("Derived").replace(D + "Base", D + "Derived2").replace(D + "Derived", D + "Base").replace(D + "Derived2", D + "Derived")), D + "Derived");
    define("self", with("Derived", of("Derived").replace(D + "Base", D + "X")).put(D + "X", of("Base").replace("java/lang/Object", D + "Derived").replace(D + "Base", D + "X")), D + "Derived");
    define("own interface", with("Other", of("Other").replace(D + "Face", D + "Y")).put(D + "Y", of("Other").replace(D + "Face", D + "Other").replace(D + "Other", D + "Y")), D + "Other");
    define("wrong name", with("Derived", of("Impl")), D + "Derived");
    define("wrong name for super", with("Derived", of("Derived")).put(D + "Base", of("Impl")), D + "Derived");
    define("missing super", with("Derived", of("Derived").replace(D + "Base", D + "Nowhere")), D + "Derived");
    define("missing interface", with("Impl", of("Impl").replace(D + "Face", D + "Nowhere")), D + "Impl");
    for (int v : new int[] {0, 44, 45, 52, 61, 62, 65535}) define("version " + v, with("Impl", of("Impl").version(v, 0)).copy(D + "Face"), D + "Impl");
    for (int m : new int[] {1, 65535}) for (int v : new int[] {45, 55, 56, 60, 61, 62}) define("version " + v + "." + m, with("Impl", of("Impl").version(v, m)).copy(D + "Face"), D + "Impl");
    define("newer super", with("Derived", of("Derived")).put(D + "Base", of("Base").version(70, 0)), D + "Derived");
    define("sealed", with("Free", of("Free").replace(D + "Face", D + "Sealed")).copy(D + "Sealed"), D + "Free");
    define("sealed elsewhere", with("Allowed", of("Allowed")), D + "Allowed");
    define("sealed class", with("FreeSub", of("FreeSub").replace(D + "Base", D + "SealedBase")).copy(D + "SealedBase"), D + "FreeSub");
    define("sealed superinterface", with("Other", of("Other").replace(D + "Face", D + "Sealed")).copy(D + "Sealed"), D + "Other");
    define("final method", with("Derived", of("Derived")).put(D + "Base", of("Base").flags("over", 0, 16)), D + "Derived");
    define("final private method", with("Derived", of("Derived")).put(D + "Base", of("Base").flags("over", 0, 18)), D + "Derived");
    define("final static method", with("Derived", of("Derived")).put(D + "Base", of("Base").flags("stat", 0, 16)), D + "Derived");
    define("static for instance", with("Derived", of("Derived").flags("over", 0, 8)).copy(D + "Base"), D + "Derived");
    define("weaker access", with("Impl", of("Impl").flags("f", 1, 0)).copy(D + "Face"), D + "Impl");
    define("hidden internals", with("Derived", of("Derived").replace(D + "Base", "jdk/internal/misc/Unsafe")), D + "Derived");
    define("internal super", with("Derived", of("Derived").replace(D + "Base", "jdk/internal/math/DoubleConsts")), D + "Derived");
    define("internal super", with("Derived", of("Derived").replace(D + "Base", "sun/util/PreHashedMap")), D + "Derived");
    define("magic super", with("Derived", of("Derived").replace(D + "Base", "jdk/internal/reflect/MagicAccessorImpl")), D + "Derived");
    define("internal interface", with("Impl", of("Impl").replace(D + "Face", "jdk/internal/misc/VM$BufferPool")), D + "Impl");
    define("internal interface", with("Impl", of("Impl").replace(D + "Face", "sun/nio/ch/DirectBuffer")), D + "Impl");
    define("record super", with("Derived", of("Derived").replace(D + "Base", "java/lang/Record")), D + "Derived");
    define("string super", with("Derived", of("Derived").replace(D + "Base", "java/lang/String")), D + "Derived");
    ClassLoader[] parents = {null, ClassLoader.getPlatformClassLoader(), SuperTypes.class.getClassLoader(), new PatchedLoader("named"), new PatchedLoader(null), new java.net.URLClassLoader(new java.net.URL[0])};
    for (ClassLoader parent : parents) for (String name : new String[] {"mine", null}) {
      PatchedLoader l = new PatchedLoader(name, parent);
      for (int i = 0; i < 2; i++)
      try { System.out.println(l.define(null, of("Base")) != null); } catch (Throwable t) { System.out.println(text(t)); }
      try { System.out.println(l.define(null, of("Part")) != null); l.define(null, of("Part")); } catch (Throwable t) { System.out.println(text(t)); }
      try { System.out.println(l.define(null, of("Face")) != null); l.define(null, of("Face")); } catch (Throwable t) { System.out.println(text(t)); }
    }
    PatchedLoader l = new PatchedLoader("a'b");
    l.define(D + "Base", of("Base"));
    try { l.define("SuperTypes/Base", of("Base")); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define("[LBase;", of("Base")); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define("", of("Base")); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define("SuperTypes.Base", of("Base")); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define("java.Base", of("Base").replace(D + "Base", "java/Base")); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define(null, of("Base").replace(D + "Base", "java/Base")); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define(null, new ClassBytes(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0})); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define("X", new ClassBytes(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbf, 0, 0, 0, 61, 0})); } catch (Throwable t) { System.out.println(text(t)); }
    try { l.define(null, new ClassBytes(new byte[] {1,2,3,4,5,6,7,8,9,10})); } catch (Throwable t) { System.out.println(text(t)); }
  }
}
