import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;

/** Packages that classes were only generated in, by proxies for the boot loader, are no packages of the boot loader. */
public class BootPackages {
  public static void main(String[] args) {
    Object proxy = Proxy.newProxyInstance(null, new Class<?>[] {Runnable.class}, (p, m, a) -> "called " + m.getName());
    System.out.println(proxy.toString() + " " + proxy.getClass().getClassLoader() + " " + proxy.getClass().getPackageName());
    Package[] packages = Package.getPackages();
    System.out.println(Arrays.stream(packages).allMatch(Objects::nonNull));
    for (Package p : packages)
      if (p.getName().contains("proxy") || p.getName().equals("java.lang") || p.getName().equals("java.util.function")) System.out.println(p);
    System.out.println(Package.getPackage("java.lang").getName() + Package.getPackage("no.such"));
  }
}
