import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Class loaders of our own: child first, defineClass, two versions of one class, casts between them, parents and findLoadedClass. */
public class Loaders {
  static class ChildFirst extends ClassLoader {
    final List<String> asked = new ArrayList<>();
    ChildFirst(ClassLoader parent) { super("child-first", parent); }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("plugin.First")) return super.loadClass(name, resolve);
      synchronized (getClassLoadingLock(name)) {
        asked.add(name);
        Class<?> c = findLoadedClass(name);
        return c != null ? c : findClass(name);
      }
    }
    @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) throw new ClassNotFoundException(name);
        byte[] b = in.readAllBytes();
        return defineClass(name, b, 0, b.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    Class<?> define(String name, byte[] b) { return defineClass(name, b, 0, b.length); }
  }

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("fine");
    } catch (Throwable e) {
      System.out.println(e.toString().replaceAll("@[0-9a-f]+", "@"));
    }
  }

  public static void main(String[] args) throws Exception {
    ClassLoader app = Loaders.class.getClassLoader();
    System.out.println((app == ClassLoader.getSystemClassLoader()) + " " + app.getName() + " " + app.getParent().getName() + " " + app.getParent().getParent() + " " + ClassLoader.getPlatformClassLoader().getName() + " " + (Thread.currentThread().getContextClassLoader() == app) + " " + String.class.getClassLoader());
    ChildFirst one = new ChildFirst(app), two = new ChildFirst(app);
    Class<?> a = one.loadClass("plugin.First"), b = two.loadClass("plugin.First"), own = Class.forName("plugin.First");
    System.out.println((a == b) + " " + (a == own) + " " + (a == one.loadClass("plugin.First")) + " " + a.getClassLoader().getName() + " " + a.getName().equals(b.getName()) + " " + one.asked.size() + " " + a.getPackage());
    Object x = a.getDeclaredConstructor().newInstance();
    plugin.Service service = (plugin.Service) x;
    System.out.println(service.name() + " " + (x instanceof plugin.First) + " " + plugin.Service.class.isAssignableFrom(a));
    attempt(() -> { plugin.First wrong = (plugin.First) x; });
    System.out.println(Class.forName("plugin.Second", true, one).getClassLoader() == app);
    byte[] bytes;
    try (InputStream in = app.getResourceAsStream("plugin/Second.class")) { bytes = in.readAllBytes(); }
    Class<?> defined = two.define("plugin.Second", bytes);
    System.out.println(defined.getClassLoader() == two);
    attempt(() -> two.define("plugin.Second", bytes));
    attempt(() -> one.define("plugin.Second", bytes));
    attempt(() -> two.define("plugin.Other", bytes));
    attempt(() -> two.define("java.lang.Mine", bytes));
    attempt(() -> two.define(null, new byte[] {1, 2, 3}));
    attempt(() -> two.define(null, new byte[0]));
    byte[] broken = bytes.clone();
    broken[7] = 99;
    attempt(() -> two.define(null, broken));
    for (String name : new String[] {"no.such.Class", "plugin.Nope"}) {
      try {
        one.loadClass(name);
      } catch (ClassNotFoundException e) {
        System.out.println(e);
      }
    }
    ClassLoader empty = new ClassLoader(null) {};
    try {
      empty.loadClass("Loaders");
    } catch (ClassNotFoundException e) {
      System.out.println("boot alone does not know Loaders; " + empty.loadClass("java.util.List").getSimpleName());
    }
    System.out.println(new String(app.getResourceAsStream("plugin/resource.txt").readAllBytes()).length() + " " + plugin.First.class.getResource("resource.txt").getProtocol() + " " + app.getResource("nope") + " " + java.util.Collections.list(app.getResources("plugin/resource.txt")).size() + " " + ClassLoader.getSystemResource("java/lang/String.class").getProtocol());
  }
}
