import java.io.PrintWriter;
import java.io.StringWriter;

/** printStackTrace to stderr, to a writer and with causes, suppressed and circular references. */
public class PrintedTraces {
  static void fail() { throw new IllegalArgumentException("fail"); }

  static void wrap() {
    try {
      fail();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("wrap", e);
    }
  }

  public static void main(String[] args) {
    try {
      wrap();
    } catch (IllegalStateException e) {
      e.printStackTrace();
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text, true));
      System.out.print(text);
      e.printStackTrace(System.out);
      RuntimeException other = new RuntimeException("other");
      other.addSuppressed(e);
      e.addSuppressed(other);
      other.printStackTrace(System.out);
    }
    System.err.println("plain line on stderr");
    Exception loop = new Exception("a");
    Exception b = new Exception("b", loop);
    loop.initCause(b);
    loop.printStackTrace(System.out);
    try {
      loop.initCause(null);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      loop.addSuppressed(loop);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
