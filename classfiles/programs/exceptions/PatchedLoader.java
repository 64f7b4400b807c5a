import java.util.HashMap;
import java.util.Map;

/** Defines some classes itself, from bytes it was given; everything else comes from its parent. */
class PatchedLoader extends ClassLoader {
  private final Map<String, ClassBytes> own = new HashMap<>();

  PatchedLoader(String name) { super(name, PatchedLoader.class.getClassLoader()); }

  PatchedLoader(String name, ClassLoader parent) { super(name, parent); }

  PatchedLoader put(String name, ClassBytes bytes) {
    own.put(name, bytes);
    return this;
  }

  /** Classes as they are, but of this loader. */
  PatchedLoader copy(String... names) {
    for (String name : names) own.put(name, ClassBytes.of(name));
    return this;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    ClassBytes bytes = own.get(name);
    if (bytes == null) return super.loadClass(name, resolve);
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(null, bytes);
    }
  }

  Class<?> define(String name, ClassBytes bytes) {
    byte[] array = bytes.toArray();
    return defineClass(name, array, 0, array.length);
  }
}
