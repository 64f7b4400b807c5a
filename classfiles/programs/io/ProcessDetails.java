import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.nio.file.*;

/** What a started program gets, how it ends, and what is known of it. */
public class ProcessDetails {
  interface Action { void run() throws Exception; }
  static void t(String name, Action a) {
    try { System.out.print(name + ": "); System.out.flush(); a.run(); System.out.println(); }
    catch (Throwable e) { System.out.println(e.toString() + (e.getCause() != null ? " / " + e.getCause() : "")); }
  }
  static void p(Object o) { System.out.print(o + " "); }
  static String out(Process q) throws IOException { return new String(q.getInputStream().readAllBytes()).trim(); }
  public static void main(String[] a) throws Exception {
    t("echo", () -> {
      Process q = new ProcessBuilder("echo", "a b", "c").start();
      p(out(q));
      p(q.waitFor());
      p(q.isAlive());
      p(q.exitValue());
    });
    t("exit", () -> { Process q = new ProcessBuilder("sh", "-c", "exit 7").start(); p(q.waitFor()); });
    t("signal", () -> { Process q = new ProcessBuilder("sh", "-c", "kill -9 $$").start(); p(q.waitFor()); });
    t("missing", () -> new ProcessBuilder("no-such-program").start());
    t("missing2", () -> new ProcessBuilder("/no/such/program").start());
    t("noexec", () -> new ProcessBuilder("/etc/passwd").start());
    t("dir", () -> new ProcessBuilder("/etc").start());
    t("baddir", () -> new ProcessBuilder("ls").directory(new File("/no/such/one")).start());
    t("cwd", () -> p(out(new ProcessBuilder("pwd").directory(new File("/usr")).start())));
    t("env", () -> {
      ProcessBuilder b = new ProcessBuilder("sh", "-c", "echo $FOO $HOME; env | wc -l");
      b.environment().clear();
      b.environment().put("FOO", "bar ü");
      p(out(b.start()));
    });
    t("stdin", () -> {
      Process q = new ProcessBuilder("cat").start();
      try (OutputStream o = q.getOutputStream()) { o.write("to cat".getBytes()); }
      p(out(q));
    });
    t("big", () -> {
      Process q = new ProcessBuilder("cat").start();
      new Thread(() -> { try (OutputStream o = q.getOutputStream()) { for (int i = 0; i < 50; i++) o.write(new byte[20000]); } catch (IOException e) { System.out.println(e); } }).start();
      p(q.getInputStream().readAllBytes().length);
    });
    t("stderr", () -> {
      Process q = new ProcessBuilder("sh", "-c", "echo out; echo err >&2").start();
      p(out(q));
      p(new String(q.getErrorStream().readAllBytes()).trim());
      q = new ProcessBuilder("sh", "-c", "echo out; echo err >&2").redirectErrorStream(true).start();
      p(out(q).replace('\n', '|'));
      p(q.getErrorStream().read());
    });
    t("redirect", () -> {
      File f = File.createTempFile("ppp", "q");
      Process q = new ProcessBuilder("sh", "-c", "echo file; cat").redirectOutput(f).redirectInput(new File("/etc/hostname")).start();
      p(q.waitFor());
      p(f.length() > 5);
      q = new ProcessBuilder("echo", "more").redirectOutput(ProcessBuilder.Redirect.appendTo(f)).start();
      q.waitFor();
      p(Files.readAllLines(f.toPath()).get(0));
      f.delete();
    });
    t("inherit", () -> {
      System.out.flush();
      p(new ProcessBuilder("echo", "inherited").inheritIO().start().waitFor());
    });
    t("timeout", () -> {
      Process q = new ProcessBuilder("sleep", "10").start();
      p(q.waitFor(50, TimeUnit.MILLISECONDS));
      p(q.isAlive());
      try { q.exitValue(); } catch (Exception e) { p(e); }
      q.destroy();
      p(q.waitFor());
    });
    t("force", () -> { Process q = new ProcessBuilder("sleep", "10").start(); q.destroyForcibly(); p(q.waitFor()); });
    t("script", () -> {
      Path s = Files.createTempFile("s", ".sh");
      Files.writeString(s, "echo script $1\n");
      s.toFile().setExecutable(true);
      p(out(new ProcessBuilder(s.toString(), "arg").start()));
      Files.delete(s);
    });
    t("onexit", () -> {
      Process q = new ProcessBuilder("sleep", "0.1").start();
      p(q.onExit().thenApply(x -> "exited " + x.exitValue()).get());
    });
    t("pipeline", () -> {
      List<Process> l = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("echo", "b\na\nc"), new ProcessBuilder("sort"), new ProcessBuilder("head", "-2")));
      p(out(l.get(2)).replace('\n', '|'));
    });
    t("runtime", () -> {
      p(out(Runtime.getRuntime().exec("echo x y")));
      p(out(Runtime.getRuntime().exec(new String[]{"sh", "-c", "echo $V"}, new String[]{"V=w"}, new File("/"))));
    });
    t("fds", () -> p(out(new ProcessBuilder("sh", "-c", "ls /proc/self/fd | wc -l").start())));
    t("sigpipe", () -> p(out(new ProcessBuilder("sh", "-c", "yes | head -1").start())));
    t("null arg", () -> new ProcessBuilder("a", null).start());
    t("nul", () -> new ProcessBuilder("a\0b").start());
    t("many", () -> {
      List<Process> l = new ArrayList<>();
      for (int i = 0; i < 20; i++) l.add(new ProcessBuilder("sh", "-c", "exit " + i).start());
      int s = 0;
      for (Process q : l) s += q.waitFor();
      p(s);
    });
    t("write dead", () -> {
      Process q = new ProcessBuilder("true").start();
      q.waitFor();
      Thread.sleep(50);
      q.getOutputStream().write(new byte[10000]);
      q.getOutputStream().flush();
    });
  }
}
