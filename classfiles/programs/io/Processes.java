import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Child processes. */
public class Processes {
  static String read(Process p) throws IOException { return new String(p.getInputStream().readAllBytes()); }

  public static void main(String[] args) throws Exception {
    Process echo = new ProcessBuilder("echo", "hello", "two words").start();
    System.out.print(read(echo));
    System.out.println(echo.waitFor() + " " + echo.exitValue() + " " + echo.isAlive());
    Process cat = new ProcessBuilder("cat").start();
    try (OutputStream o = cat.getOutputStream()) { o.write("through cat\n".getBytes()); }
    System.out.print(read(cat));
    ProcessBuilder sh = new ProcessBuilder("sh", "-c", "echo $MINE; echo err >&2; exit 3");
    sh.environment().put("MINE", "from the environment");
    sh.redirectErrorStream(true);
    Process p = sh.start();
    try (BufferedReader r = new BufferedReader(new InputStreamReader(p.getInputStream()))) { for (String l; (l = r.readLine()) != null; ) System.out.println(l); }
    System.out.println(p.waitFor());
    new File("sub").mkdir();
    Process pwd = new ProcessBuilder("pwd").directory(new File("sub")).redirectOutput(new File("out.txt")).start();
    System.out.println(pwd.waitFor() + " " + Files.readString(Path.of("out.txt")).endsWith("/sub\n"));
    Process sleep = new ProcessBuilder("sleep", "100").start();
    System.out.println(sleep.isAlive() + " " + sleep.waitFor(10, TimeUnit.MILLISECONDS));
    sleep.destroy();
    System.out.println(sleep.waitFor() + " " + (sleep.pid() > 0));
    try {
      new ProcessBuilder("no-such-program-anywhere").start();
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Runtime.getRuntime().exec(new String[] {"true"}).waitFor() + " " + Runtime.getRuntime().exec("false").waitFor() + " " + ProcessHandle.current().isAlive());
  }
}
