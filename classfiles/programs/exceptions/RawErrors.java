// exit: 1
// vm: -Xmx64m
/** Errors that the VM makes without running a constructor: no suppressed exceptions, no cause, few stack traces. */
public class RawErrors {
  static int depth;
  static void deep() { depth++; deep(); }
  static Object keep;
  interface Action { void run() throws Throwable; }
  static void about(String what, Action a) {
    try { a.run(); } catch (Throwable t) {
      System.out.println(what + " " + t + " " + t.getMessage() + " cause " + t.getCause() + " suppressed " + t.getSuppressed().length);
      StackTraceElement[] trace = t.getStackTrace();
      System.out.println("  frames " + trace.length);
      for (int i = 0; i < Math.min(4, trace.length); i++) System.out.println("    " + trace[i].toString().replaceAll("Lambda.*/0x[0-9a-f]+", "Lambda"));
      t.addSuppressed(new Exception("late"));
      System.out.println("  suppressed " + t.getSuppressed().length);
      try { t.initCause(new Exception("cause")); System.out.println("  cause " + t.getCause()); } catch (IllegalStateException e) { System.out.println("  " + e.getMessage()); }
      t.setStackTrace(new StackTraceElement[] {new StackTraceElement("X", "y", "Z", 1)});
      System.out.println("  set " + t.getStackTrace().length);
      if (what.startsWith("print")) { t.setStackTrace(t.getStackTrace()); t.fillInStackTrace(); System.out.println("  filled " + (t.getStackTrace().length > 0 ? t.getStackTrace()[0] : "none")); }
    }
  }
  static void nested(int n, Action a) throws Throwable { if (n > 0) nested(n - 1, a); else a.run(); }
  static class Res implements AutoCloseable { public void close() { throw new IllegalStateException("close"); } }
  static Throwable last;
  public static void main(String[] args) throws Throwable {
    about("so", RawErrors::deep);
    about("so in resource", () -> { try (Res r = new Res()) { deep(); } });
    about("so made", () -> { throw new StackOverflowError(); });
    about("array limit", () -> keep = new int[Integer.MAX_VALUE]);
    about("deep array limit", () -> nested(50, () -> keep = new byte[Integer.MAX_VALUE]));
    about("heap", () -> keep = new long[100_000_000]);
    about("print heap", () -> keep = new Object[50_000_000]);
    about("after four", () -> keep = new long[100_000_000]);
    about("after four, array limit", () -> keep = new int[Integer.MAX_VALUE - 1]);
    for (int i = 0; i < 3; i++) {
      try { keep = new long[100_000_000]; } catch (OutOfMemoryError e) { System.out.println((e == last) + " " + e.getStackTrace().length); last = e; e.printStackTrace(System.out); }
      try { keep = new int[Integer.MAX_VALUE]; } catch (OutOfMemoryError e) { System.out.println((e == last) + " " + e.getStackTrace().length); }
    }
    about("made", () -> { throw new OutOfMemoryError("mine"); });
    about("direct", () -> java.nio.ByteBuffer.allocateDirect(Integer.MAX_VALUE));
    try { keep = new long[100_000_000]; } catch (OutOfMemoryError e) { throw e; }
  }
}
