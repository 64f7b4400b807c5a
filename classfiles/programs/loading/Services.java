import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import plugin.Second;
import plugin.Service;

/** ServiceLoader over META-INF/services and over the JDK's modules. */
public class Services {
  public static void main(String[] args) {
    ServiceLoader<Service> loader = ServiceLoader.load(Service.class);
    for (Service s : loader) System.out.println(s.name());
    for (Service s : loader) System.out.println(s.name());
    System.out.println(Second.made);
    loader.reload();
    System.out.println(loader.stream().map(ServiceLoader.Provider::type).map(Class::getName).toList() + " " + loader.findFirst().get().name());
    System.out.println(ServiceLoader.load(Runnable.class).findFirst().isPresent() + " " + ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class).stream().anyMatch(p -> p.type().getName().contains("Zip")));
    try {
      ServiceLoader.load(null);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(ModuleLayer.boot().findModule("java.base").get().getDescriptor().name() + " " + Object.class.getModule().isExported("java.lang") + " " + Object.class.getModule().isOpen("java.lang") + " " + Services.class.getModule().isNamed());
  }
}
