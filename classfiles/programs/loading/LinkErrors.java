import java.nio.file.Files;
import java.nio.file.Path;

/** Errors of linking: classes that vanished, through a loader that hides them. */
public class LinkErrors {
  static class Hidden { static int x = 1; int y; static void m() {} }
  interface HiddenInterface {}
  static class NeedsField { static int get() { return Hidden.x; } }
  static class NeedsSuper extends Hidden {}
  static class NeedsInterface implements HiddenInterface {}
  static class NeedsNew { static Object make() { return new Hidden(); } static boolean is(Object o) { return o instanceof Hidden; } static Object array() { return new Hidden[1]; } static Class<?> literal() { return Hidden.class; } static void catches() { try { System.out.print("in try "); } finally { System.out.println("in finally"); } } }

  static class Hiding extends ClassLoader {
    Hiding() { super(LinkErrors.class.getClassLoader()); }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.contains("Hidden")) throw new ClassNotFoundException("hidden: " + name);
      if (!name.startsWith("LinkErrors$")) return super.loadClass(name, resolve);
      Class<?> c = findLoadedClass(name);
      if (c != null) return c;
      try (var in = getResourceAsStream(name + ".class")) {
        byte[] b = in.readAllBytes();
        return defineClass(name, b, 0, b.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name);
      }
    }
  }

  static void call(ClassLoader l, String type, String method, Object... args) {
    for (int i = 0; i < 2; i++) {
      try {
        Class<?> c = Class.forName("LinkErrors$" + type, true, l);
        if (method == null) { System.out.println("loaded " + c.getSimpleName()); continue; }
        var m = args.length == 0 ? c.getDeclaredMethod(method) : c.getDeclaredMethod(method, Object.class);
        m.setAccessible(true);
        System.out.println(method + " " + m.invoke(null, args));
      } catch (java.lang.reflect.InvocationTargetException e) {
        System.out.println(method + " threw " + e.getCause() + " / " + e.getCause().getCause());
      } catch (Throwable e) {
        System.out.println(type + " " + e + " / " + e.getCause());
      }
    }
  }

  public static void main(String[] args) {
    ClassLoader l = new Hiding();
    call(l, "NeedsField", "get");
    call(l, "NeedsSuper", null);
    call(l, "NeedsInterface", null);
    call(l, "NeedsNew", "make");
    call(l, "NeedsNew", "is", "x");
    call(l, "NeedsNew", "is", (Object) null);
    call(l, "NeedsNew", "array");
    call(l, "NeedsNew", "literal");
    call(l, "NeedsNew", "catches");
    try {
      System.loadLibrary("no-such-library");
    } catch (UnsatisfiedLinkError e) {
      System.out.println(e.getMessage().startsWith("no no-such-library in"));
    }
  }
}
