import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A jar written and then loaded by URLClassLoader; JarFile and its manifest. */
public class UrlLoader {
  public static void main(String[] args) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "plugin.Second");
    manifest.getMainAttributes().put(new Attributes.Name("Long-Attribute"), "x".repeat(100));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(Path.of("p.jar")), manifest)) {
      for (String name : new String[] {"plugin/Second.class", "plugin/Service.class", "plugin/resource.txt"}) {
        jar.putNextEntry(new JarEntry(name));
        try (InputStream in = UrlLoader.class.getClassLoader().getResourceAsStream(name)) { in.transferTo(jar); }
        jar.closeEntry();
      }
    }
    try (JarFile jar = new JarFile("p.jar")) {
      System.out.println(jar.size() + " " + jar.getManifest().getMainAttributes().getValue("Main-Class") + " " + jar.getManifest().getMainAttributes().getValue("long-attribute").length() + " " + jar.getEntry("plugin/resource.txt").getSize() + " " + jar.stream().map(JarEntry::getName).toList());
      System.out.println(new String(jar.getInputStream(jar.getEntry("plugin/resource.txt")).readAllBytes()).trim());
    }
    try (URLClassLoader loader = new URLClassLoader("jar", new URL[] {Path.of("p.jar").toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> c = loader.loadClass("plugin.Second");
      Object o = c.getDeclaredConstructor().newInstance();
      System.out.println(c.getMethod("name").invoke(o) + " " + c.getField("made").get(null) + " " + plugin.Second.made + " " + (o instanceof plugin.Service) + " " + c.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith("/p.jar") + " " + loader.getURLs().length);
      System.out.println(loader.findResource("plugin/resource.txt").getProtocol() + " " + loader.getResourceAsStream("plugin/resource.txt").readAllBytes().length + " " + loader.getResource("UrlLoader.class"));
      try {
        loader.loadClass("plugin.First");
      } catch (ClassNotFoundException e) {
        System.out.println(e.getMessage());
      }
    }
    URL inside = new URL("jar:" + Path.of("p.jar").toUri() + "!/plugin/resource.txt");
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (InputStream in = inside.openStream()) { in.transferTo(copy); }
    System.out.println(copy.size());
  }
}
