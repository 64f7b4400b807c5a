/** Exceptions in static initialisers: ExceptionInInitializerError first, NoClassDefFoundError afterwards. */
public class InitializerErrors {
  static class Fails { static int x = 1 / Integer.parseInt("0"); static void call() {} }
  static class FailsWithError { static { if (true) throw new AssertionError("an error is not wrapped"); } }
  static class Sub extends Fails { static int y = 3; }
  static class Checked {
    static { run(); }
    static void run() { Checked.<RuntimeException>sneaky(new java.io.IOException("checked")); }
    @SuppressWarnings("unchecked") static <T extends Throwable> void sneaky(Throwable t) throws T { throw (T) t; }
  }
  static class Fine { static final int[] VALUES = {1, 2, 3}; }

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("fine");
    } catch (Throwable e) {
      System.out.println(e);
      if (e.getCause() != null) System.out.println("  cause " + e.getCause());
    }
  }

  public static void main(String[] args) {
    attempt(new Runnable() { public void run() { System.out.println(Fails.x); } });
    attempt(new Runnable() { public void run() { System.out.println(Fails.x); } });
    attempt(new Runnable() { public void run() { Fails.call(); } });
    attempt(new Runnable() { public void run() { new Fails(); } });
    attempt(new Runnable() { public void run() { System.out.println(Sub.y); } });
    attempt(new Runnable() { public void run() { new FailsWithError(); } });
    attempt(new Runnable() { public void run() { new FailsWithError(); } });
    attempt(new Runnable() { public void run() { new Checked(); } });
    attempt(new Runnable() { public void run() { new Checked(); } });
    attempt(new Runnable() { public void run() { System.out.println(Fine.VALUES[2]); } });
    try {
      Class.forName("InitializerErrors$Fails");
    } catch (Throwable e) {
      System.out.println(e);
    }
    try {
      Class.forName("does.not.Exist");
    } catch (ClassNotFoundException e) {
      System.out.println(e);
    }
  }
}
