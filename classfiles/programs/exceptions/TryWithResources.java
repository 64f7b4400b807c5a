/** try-with-resources: order of closing, suppressed exceptions, null resources, resources in variables. */
public class TryWithResources {
  static class Resource implements AutoCloseable {
    final String name; final boolean failOnClose;
    Resource(String name) { this(name, false, false); }
    Resource(String name, boolean failOnOpen, boolean failOnClose) {
      if (failOnOpen) throw new IllegalStateException("open " + name);
      this.name = name;
      this.failOnClose = failOnClose;
      System.out.println("open " + name);
    }
    @Override public void close() {
      System.out.println("close " + name);
      if (failOnClose) throw new IllegalArgumentException("close " + name);
    }
  }

  static void report(Throwable e) {
    System.out.println(e + " suppressed " + e.getSuppressed().length);
    for (Throwable s : e.getSuppressed()) System.out.println("  " + s);
  }

  static int early() {
    try (Resource r = new Resource("early")) {
      return r.name.length();
    } finally {
      System.out.println("finally");
    }
  }

  public static void main(String[] args) throws Exception {
    try (Resource a = new Resource("a"); Resource b = new Resource("b")) {
      System.out.println("body " + a.name + b.name);
    }
    try (Resource a = new Resource("a", false, true); Resource b = new Resource("b", false, true)) {
      throw new RuntimeException("body");
    } catch (RuntimeException e) {
      report(e);
    }
    try (Resource a = new Resource("a"); Resource b = new Resource("b", true, false)) {
      System.out.println("not reached");
    } catch (IllegalStateException e) {
      report(e);
    }
    try (Resource a = new Resource("a", false, true)) {
      System.out.println("body fine");
    } catch (IllegalArgumentException e) {
      report(e);
    }
    try (Resource none = null) {
      System.out.println("null resource " + none);
    }
    Resource outside = new Resource("outside");
    try (outside; AutoCloseable lambda = () -> System.out.println("close lambda")) {
      System.out.println("in");
    }
    System.out.println(early());
    for (int i = 0; i < 2; i++) {
      try (Resource r = new Resource("loop" + i)) {
        if (i == 0) continue;
        break;
      }
    }
  }
}
