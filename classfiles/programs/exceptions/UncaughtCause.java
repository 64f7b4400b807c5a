// exit: 1
/** An uncaught exception with causes, common frames elided, and suppressed ones. */
public class UncaughtCause {
  static class Layer extends Exception {
    Layer(String message, Throwable cause) { super(message, cause); }
  }

  static void bottom(int[] a) {
    a[5] = 1;
  }

  static void middle() throws Layer {
    try {
      bottom(new int[2]);
    } catch (ArrayIndexOutOfBoundsException e) {
      Layer layer = new Layer("middle", e);
      layer.addSuppressed(new RuntimeException("suppressed\nover two lines"));
      layer.addSuppressed(new Layer(null, new Error("cause of suppressed")));
      throw layer;
    }
  }

  static void top() {
    try {
      middle();
    } catch (Layer e) {
      throw new RuntimeException(e);
    }
  }

  public static void main(String[] args) {
    top();
  }
}
