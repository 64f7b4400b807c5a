import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Defines and links classes without running them, each in a loader of its own, and prints for each either `ok` or, on one line, at which stage it was refused and
 * how: `define` or `link`, the class of the error and its message, separated by tabs, with line ends and backslashes escaped.
 *
 * The file named by the argument has a count, and for each class its name, the folder of the classes that it names, and its bytes.
 */
public class LinkClasses {
  /** Knows one class by its bytes, finds others in a folder, and leaves the rest to the JDK. */
  static final class Loader extends ClassLoader {
    private final String name;
    private final byte[] bytes;
    private final Path folder;

    Loader(String name, byte[] bytes, Path folder) {
      super(ClassLoader.getPlatformClassLoader());
      this.name = name;
      this.bytes = bytes;
      this.folder = folder;
    }

    Class<?> define() {
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      Class<?> known = findLoadedClass(wanted);
      if (known != null) return known;
      if (wanted.equals(name)) return define();
      File file = folder.resolve(wanted.replace('.', '/') + ".class").toFile();
      if (wanted.startsWith("java.") || !file.isFile()) return super.loadClass(wanted, resolve);
      try {
        byte[] found = Files.readAllBytes(file.toPath());
        return defineClass(wanted, found, 0, found.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(wanted, e);
      }
    }
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (InputStream file = new BufferedInputStream(new FileInputStream(args[0]));
        DataInputStream in = new DataInputStream(file)) {
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF().replace('/', '.');
        Path folder = Path.of(in.readUTF());
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        out.println(fate(new Loader(name, bytes, folder)));
      }
    }
    out.flush();
  }

  private static String fate(Loader loader) {
    String stage = "define";
    try {
      Class<?> type = loader.define();
      stage = "link";
      // Reflection on members links a class.
      if (type.isInterface()) type.getDeclaredMethods();
      else type.getDeclaredConstructors();
      return "ok";
    } catch (Throwable e) {
      return stage + "\t" + e.getClass().getName() + "\t" + escape(e.getMessage());
    }
  }

  private static String escape(String text) {
    return text == null ? "null" : text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
