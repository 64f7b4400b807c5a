import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Verification before initialisation: errors caught and met again, classes that verification loads through loaders, and loaders that refuse. */
public class Verification {
  // A class Bad with a method that calls hashCode() on an int: class-file versions 52 and 48. Then one with a malformed stack map.
  static final String BAD =
      "yv66vgAAADQADAEAEGphdmEvbGFuZy9PYmplY3QHAAEBAAhoYXNoQ29kZQEAAygpSQwAAwAECgACAAUBAARDb2RlAQABbQEAAygpVgEAA0JhZAcACgAhAAsAAgAAAAAAAQAJAAgACQABAAcAAAASAAEAAAAAAAYDtgAGV7EAAAAAAAA=";
  static final String BAD_OLD =
      "yv66vgAAADAADAEAEGphdmEvbGFuZy9PYmplY3QHAAEBAAhoYXNoQ29kZQEAAygpSQwAAwAECgACAAUBAARDb2RlAQABbQEAAygpVgEAA0JhZAcACgAhAAsAAgAAAAAAAQAJAAgACQABAAcAAAASAAEAAAAAAAYDtgAGV7EAAAAAAAA=";
  static final String FORMAT =
      "yv66vgAAADQACQEADVN0YWNrTWFwVGFibGUBAARDb2RlAQABbQEAAygpVgEAA0JhZAcABQEAEGphdmEvbGFuZy9PYmplY3QHAAcAIQAGAAgAAAAAAAEACQADAAQAAQACAAAAGAAEAAQAAAABsQAAAAEAAQAAAAUAAcgAAAAA";

  interface Shape {}
  static class Base {}
  static class Derived extends Base implements Shape {}
  static class Failure extends RuntimeException {}

  // Each has one method for which verification has to know other classes.
  static class Returns { Returns() {} static Base get(Derived d) { return d; } static { System.out.println("Returns runs"); } }
  static class Same { static Derived get(Derived d) { return d; } static { System.out.println("Same runs"); } }
  static class ToInterface { static Shape get(Derived d) { return d; } static { System.out.println("ToInterface runs"); } }
  static class ToObject { static Object get(Derived d) { return d; } static { System.out.println("ToObject runs"); } }
  static class Arrays { static Base[] get(Derived[] d) { return d; } static { System.out.println("Arrays runs"); } }
  static class Catches { static { try { System.out.println("Catches runs"); } catch (Failure e) { System.out.println(e); } } }
  static class Merges { static Base get(boolean b, Derived d, Base x) { return b ? d : x; } static { System.out.println("Merges runs"); } }
  static class Parent { static Base get(Derived d) { return d; } static { System.out.println("Parent runs"); } }
  static class Child extends Parent { static { System.out.println("Child runs"); } }

  /** Defines the nested classes here anew, says what it is asked for, and refuses some. */
  static class Loader extends ClassLoader {
    final String refused;
    final Throwable reason;
    Loader(String refused, Throwable reason) {
      super("mine", Verification.class.getClassLoader());
      this.refused = refused;
      this.reason = reason;
    }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("Verification$")) {
        if (!name.startsWith("java.")) System.out.println("  asked for " + name);
        return super.loadClass(name, resolve);
      }
      System.out.println("  asked for " + name);
      if (name.equals(refused)) throw Verification.<RuntimeException>sneak(reason);
      Class<?> known = findLoadedClass(name);
      if (known != null) return known;
      try (InputStream in = getParent().getResourceAsStream(name + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    Class<?> define(String base64) {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends Throwable> T sneak(Throwable e) throws T { throw (T) e; }

  static void initialize(ClassLoader loader, String name) {
    try {
      Class.forName(name, true, loader);
      System.out.println(name + ": initialised");
    } catch (Throwable e) {
      System.out.println(name + ": " + e + (e.getCause() == null ? "" : " <- " + e.getCause()));
    }
  }

  static void attempt(String what, Class<?> type) {
    for (int i = 0; i < 2; i++) {
      try {
        System.out.println(what + ": " + type.getDeclaredConstructors().length);
      } catch (Throwable e) {
        System.out.println(what + ": " + e);
      }
    }
    initialize(type.getClassLoader(), type.getName());
  }

  public static void main(String[] args) {
    attempt("bad", new Loader(null, null).define(BAD));
    attempt("old", new Loader(null, null).define(BAD_OLD));
    attempt("format", new Loader(null, null).define(FORMAT));
    String[] names = {"Returns", "Same", "ToInterface", "ToObject", "Arrays", "Catches", "Merges", "Child"};
    for (String name : names) initialize(new Loader(null, null), "Verification$" + name);
    for (String name : names) {
      Loader loader = new Loader("Verification$Base", new ClassNotFoundException("not today"));
      initialize(loader, "Verification$" + name);
      initialize(loader, "Verification$" + name);
    }
    initialize(new Loader("Verification$Derived", new IllegalStateException("never")), "Verification$Returns");
    initialize(new Loader("Verification$Derived", new NoClassDefFoundError("odd")), "Verification$Returns");
    initialize(new Loader("Verification$Failure", new ClassNotFoundException("gone")), "Verification$Catches");
    initialize(new Loader("Verification$Shape", new ClassNotFoundException("gone")), "Verification$ToInterface");
  }
}
