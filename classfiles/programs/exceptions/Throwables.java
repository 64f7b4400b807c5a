// exit: 1
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** Throwable itself: causes, suppressed exceptions, cycles, traces that are set, cut off, shared, serialised, or not written at all. */
public class Throwables {
  static class Quiet extends RuntimeException { Quiet(String m, Throwable c, boolean s, boolean w) { super(m, c, s, w); } }
  static class Local extends Exception { Local(String m) { super(m); } @Override public String getLocalizedMessage() { return "lokal " + getMessage(); } }
  static class NoMessage extends Error { @Override public String getMessage() { return null; } }
  static class Liar extends Exception { @Override public Throwable getCause() { return new Exception("lied"); } @Override public StackTraceElement[] getStackTrace() { return new StackTraceElement[0]; } }
  static class Filling extends Exception { int fills; @Override public synchronized Throwable fillInStackTrace() { fills++; return this; } }
  static class Printing extends Exception { @Override public void printStackTrace(PrintStream s) { s.println("printed by itself"); } }
  static class Res implements AutoCloseable { final String n; Res(String n) { this.n = n; } public void close() throws Exception { throw new Local("close " + n); } }

  static String trace(Throwable t) { StringWriter w = new StringWriter(); t.printStackTrace(new PrintWriter(w)); return w.toString(); }
  static void say(Throwable t) { System.out.print(trace(t)); }
  static void a(int n) throws Exception { if (n == 0) b(); else a(n - 1); }
  static void b() throws Exception { try { c(); } catch (Exception e) { throw new Exception("b", e); } }
  static void c() throws Exception { try { d(); } catch (RuntimeException e) { throw new Local("c") {{ initCause(e); }}; } }
  static void d() { throw new IllegalArgumentException("d"); }
  static void res() throws Exception { try (Res x = new Res("x"); Res y = new Res("y")) { d(); } }
  static void resFine() throws Exception { try (Res x = new Res("x"); Res y = null; Res z = new Res("z")) { System.out.println("body"); } }
  static void lost() { try { d(); } finally { throw new IllegalStateException("finally"); } }
  static Exception same = new Exception("same");

  public static void main(String[] args) throws Exception {
    try { a(3); } catch (Exception e) { say(e); e.printStackTrace(System.out); e.printStackTrace(); }
    try { res(); } catch (Exception e) { say(e); System.out.println(Arrays.toString(e.getSuppressed())); }
    try { resFine(); } catch (Exception e) { say(e); }
    try { lost(); } catch (Exception e) { say(e); }
    say(new Quiet("quiet", new Exception("c"), true, false));
    Quiet q = new Quiet(null, null, false, true); q.addSuppressed(new Exception("x")); say(q); System.out.println(q.getSuppressed().length);
    say(new Local("m")); say(new NoMessage()); say(new Liar()); say(new Printing()); new Printing().printStackTrace(System.out);
    Filling f = new Filling(); System.out.println(f.fills); say(f); f.setStackTrace(new StackTraceElement[] {new StackTraceElement("p.C", "m", null, -1), new StackTraceElement("p.C", "m", "F.java", -1), new StackTraceElement("p.C", "m", "F.java", -2), new StackTraceElement("p.C", "m", "F.java", 7), new StackTraceElement("ld", "mod", "1.2", "p.C", "m", "F.java", 7), new StackTraceElement(null, "mod", null, "p.C", "m", "F.java", 7), new StackTraceElement("app", null, null, "p.C", "m", "F.java", 7), new StackTraceElement("ld", null, null, "p.C", "m", null, -2)}); say(f);
    Exception x = new Exception("x"), y = new Exception("y", x); x.initCause(y); say(x);
    Exception s = new Exception("s"); s.addSuppressed(s == null ? null : new Exception("inner", s)); say(s);
    Exception m = new Exception("m"), k = new Exception("k"); m.addSuppressed(k); k.addSuppressed(m); say(m);
    Exception twice = new Exception("twice"); twice.addSuppressed(same); twice.addSuppressed(same); twice.initCause(same); say(twice);
    for (Runnable r : new Runnable[] {() -> x.initCause(null), () -> same.initCause(same), () -> same.addSuppressed(same), () -> same.addSuppressed(null), () -> same.setStackTrace(null), () -> same.setStackTrace(new StackTraceElement[1]), () -> new Exception((Throwable) null).initCause(x), () -> new Exception("a", null).initCause(x), () -> new StackTraceElement(null, "m", "f", 1), () -> new StackTraceElement("c", null, "f", 1), () -> new AssertionError("msg", null).initCause(x), () -> { throw new AssertionError(5L); }, () -> { throw new AssertionError(new Exception("as cause")); }, () -> { throw new AssertionError((Object) null); }, () -> { throw new AssertionError('c'); }, () -> { throw new AssertionError(1.5f); }}) {
      try { r.run(); System.out.println("fine"); } catch (Throwable t) { System.out.println(t + " / " + t.getCause()); }
    }
    System.out.println(new Exception((Throwable) null).getMessage() + " " + new Exception(new Local("z")).getMessage() + " " + new Exception("", new Local("z")).toString() + " " + new RuntimeException(new NoMessage()));
    StackTraceElement[] copy = same.getStackTrace(); copy[0] = null; System.out.println(same.getStackTrace()[0]);
    same.setStackTrace(new StackTraceElement[0]); say(same); same.fillInStackTrace(); say(same);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Exception out = new Exception("ser", new IllegalStateException("cause")); out.addSuppressed(new RuntimeException("sup"));
    try (ObjectOutputStream o = new ObjectOutputStream(bytes)) { o.writeObject(out); o.writeObject(f); }
    try (ObjectInputStream i = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) { Exception in = (Exception) i.readObject(); say(in); System.out.println(trace(in).equals(trace(out))); say((Exception) i.readObject()); }
    StackTraceElement e1 = new Exception().getStackTrace()[0];
    System.out.println(e1.getModuleName() + " " + e1.getModuleVersion() + " " + e1.getClassLoaderName() + " " + e1.getFileName() + " " + e1.getLineNumber() + " " + e1.equals(new StackTraceElement("app", null, null, "Throwables", "main", "Throwables.java", e1.getLineNumber())) + " " + e1.hashCode());
    try { Integer.parseInt("q"); } catch (NumberFormatException e) { StackTraceElement p = e.getStackTrace()[0]; System.out.println(p.getModuleName() + " " + (p.getModuleVersion() != null) + " " + p.getClassLoaderName() + " " + p); }
    Object o = null;
    try { synchronized (o) { d(); } } catch (NullPointerException e) { say(e); }
    try { throw (RuntimeException) o; } catch (NullPointerException e) { say(e); System.out.println(e.getMessage().equals(e.getMessage()) + " " + (e.getMessage() == e.getMessage())); }
    NullPointerException made = new NullPointerException(); say(made); say(new NullPointerException("own")); try { throw made; } catch (NullPointerException e) { say(e); }
    try { o.hashCode(); } catch (NullPointerException e) { e.setStackTrace(new StackTraceElement[0]); System.out.println(e.getMessage()); e.fillInStackTrace(); System.out.println(e.getMessage()); }
    Thread t = new Thread(() -> d(), "t-1"); t.start(); t.join();
    Thread u = new Thread(() -> { throw new NoMessage() { @Override public String toString() { throw new IllegalStateException("in toString"); } }; }, "t-2"); u.start(); u.join();
    Thread v = new Thread(() -> d(), "t-3"); v.setUncaughtExceptionHandler((th, ex) -> { System.out.println(th.getName() + " died of " + ex); throw new Error("in handler"); }); v.start(); v.join();
    Thread w = new Thread(new ThreadGroup("g") { @Override public void uncaughtException(Thread th, Throwable ex) { System.out.println("group: " + ex); super.uncaughtException(th, ex); } }, () -> d(), "t-4"); w.start(); w.join();
    Thread.setDefaultUncaughtExceptionHandler((th, ex) -> System.out.println("default: " + th.getName() + " " + ex));
    Thread z = new Thread(() -> d(), "t-5"); z.start(); z.join();
    throw new Local("end");
  }
}
