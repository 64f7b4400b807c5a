import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Runs programs that each have one class replaced by a mutant, one after the other, each in a loader and a thread of its own. For each it prints `#number`, and
 * when it has ended how: `ended` or what was thrown, and a checksum of the output. A program that does not end in time ends the process with exit code 3.
 *
 * The arguments: a file with a count, and for each program the name of its main class, the folder of its classes, name and bytes of the mutant; the number to begin
 * with; seconds that a program may take.
 */
public class RunMutants {
  static final class Loader extends ClassLoader {
    private final Path folder;
    private final String mutant;
    private final byte[] bytes;

    Loader(Path folder, String mutant, byte[] bytes) {
      super(ClassLoader.getPlatformClassLoader());
      this.folder = folder;
      this.mutant = mutant;
      this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals(mutant)) return defineClass(name, bytes, 0, bytes.length);
      File file = folder.resolve(name.replace('.', '/') + ".class").toFile();
      if (!file.isFile()) throw new ClassNotFoundException(name);
      try {
        byte[] found = Files.readAllBytes(file.toPath());
        return defineClass(name, found, 0, found.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  record Program(String main, Path folder, String mutant, byte[] bytes) {}

  private static final PrintStream OUT = System.out;

  public static void main(String[] args) throws Exception {
    List<Program> programs = read(args[0]);
    long seconds = Long.parseLong(args[2]);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
    for (int i = Integer.parseInt(args[1]); i < programs.size(); i++) {
      OUT.println("#" + i);
      OUT.flush();
      run(programs.get(i), seconds);
    }
    OUT.flush();
    Runtime.getRuntime().halt(0);
  }

  private static List<Program> read(String path) throws IOException {
    List<Program> programs = new ArrayList<>();
    try (InputStream file = new BufferedInputStream(new FileInputStream(path));
        DataInputStream in = new DataInputStream(file)) {
      for (int left = in.readInt(); left > 0; left--) {
        String main = in.readUTF().replace('/', '.');
        Path folder = Path.of(in.readUTF());
        String mutant = in.readUTF().replace('/', '.');
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        programs.add(new Program(main, folder, mutant, bytes));
      }
    }
    return programs;
  }

  private static void run(Program program, long seconds) throws InterruptedException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream captured = new PrintStream(written, true, StandardCharsets.UTF_8);
    System.setOut(captured);
    System.setErr(captured);
    String[] fate = {null};
    Thread thread = new Thread(() -> fate[0] = fateOf(program));
    thread.setDaemon(true);
    thread.start();
    thread.join(1000 * seconds);
    if (fate[0] == null) {
      OUT.println("did not end in time");
      OUT.flush();
      Runtime.getRuntime().halt(3);
    }
    CRC32 sum = new CRC32();
    // Hash codes differ from run to run.
    String output = written.toString(StandardCharsets.UTF_8).replaceAll("@[0-9a-f]+", "@");
    sum.update(output.getBytes(StandardCharsets.UTF_8));
    OUT.println(fate[0] + " " + Long.toHexString(sum.getValue()));
  }

  private static String fateOf(Program program) {
    try {
      Loader loader = new Loader(program.folder, program.mutant, program.bytes);
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> type = Class.forName(program.main, true, loader);
      if (!program.mutant.equals(program.main)) Class.forName(program.mutant, true, loader);
      Method main = type.getMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
      return "ended";
    } catch (InvocationTargetException e) {
      return text(e.getCause());
    } catch (Throwable e) {
      return text(e);
    }
  }

  /** The first line of what the exception says of itself. */
  private static String text(Throwable e) {
    try {
      String text = String.valueOf(e);
      int end = text.indexOf('\n');
      return end < 0 ? text : text.substring(0, end);
    } catch (Throwable failure) {
      return e.getClass().getName();
    }
  }
}
