import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Modules and packages of classes. */
public class ModulesAndPackages {
  static void show(Class<?> c) {
    Module m = c.getModule();
    System.out.println(c + " in " + (m.isNamed() ? m.toString() : "unnamed module") + " " + m.getName() + " " + (m.getLayer() != null) + " " + c.getPackage() + " " + (c.getPackage() == null ? "" : c.getPackage().isSealed()) + " " + (c.getClassLoader() == null ? "boot" : c.getClassLoader().getName()));
  }

  public static void main(String[] args) throws Exception {
    for (Class<?> c : new Class<?>[] {String.class, int.class, int[].class, String[].class, ModulesAndPackages.class, ModulesAndPackages[].class, java.util.logging.Logger.class, java.sql.Driver.class, Class.forName("sun.misc.Unsafe")}) show(c);
    Module base = Object.class.getModule();
    Module mine = ModulesAndPackages.class.getModule();
    System.out.println(mine.canRead(base) + " " + base.canRead(mine) + " " + base.isExported("java.lang") + " " + base.isExported("jdk.internal.misc") + " " + base.isExported("jdk.internal.misc", mine) + " " + base.isOpen("java.lang") + " " + mine.isOpen(""));
    System.out.println(base.getDescriptor().name() + " " + base.getDescriptor().requires() + " " + base.getPackages().contains("java.lang") + " " + mine.getDescriptor() + " " + mine.getPackages());
    System.out.println(ModuleLayer.boot().findModule("java.sql").map(Module::getDescriptor).map(ModuleDescriptor::requires).map(TreeSet::new).map(Object::toString).orElse("none"));
    System.out.println(ModuleLayer.boot().modules().stream().map(Module::getName).filter(n -> n.startsWith("java.")).sorted().collect(Collectors.joining(" ")));
    System.out.println(Package.getPackage("java.lang") + " " + Package.getPackage("no.such") + " " + Arrays.stream(Package.getPackages()).map(Package::getName).filter(n -> n.equals("java.util") || n.equals("java.lang")).sorted().collect(Collectors.toList()));
    System.out.println(String.class.getProtectionDomain().getCodeSource() + " " + (ModulesAndPackages.class.getProtectionDomain().getCodeSource().getLocation() != null));
    try {
      Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
    } catch (IllegalAccessException e) {
      System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@..."));
    }
    try {
      java.lang.reflect.Field f = String.class.getDeclaredField("value");
      f.setAccessible(true);
    } catch (RuntimeException e) {
      System.out.println(e.toString().replaceAll("@[0-9a-f]+", "@..."));
    }
    System.out.println(ClassLoader.getSystemClassLoader().getName() + " " + ClassLoader.getPlatformClassLoader().getName() + " " + ClassLoader.getSystemClassLoader().getDefinedPackage(""));
  }
}
