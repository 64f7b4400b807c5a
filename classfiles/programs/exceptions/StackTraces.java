/** Stack traces as data: frames, line numbers, constructors, initialisers, nested classes, lambdas left aside. */
public class StackTraces {
  static class Thrower {
    final Exception made;
    Thrower() { made = new Exception("constructor"); }
    Exception method() { return helper(2); }
    private Exception helper(int n) {
      if (n > 0)
        return helper(n - 1);
      return new Exception(
          "helper");
    }
    static Exception ofStatic() { return new Exception("static"); }
  }

  interface Maker { Exception make(); default Exception viaDefault() { return make(); } }

  static final Exception INITIALIZER;
  static { INITIALIZER = new Exception("clinit"); }

  static void show(Exception e) {
    System.out.println(e);
    for (StackTraceElement frame : e.getStackTrace()) {
      System.out.println("  " + frame.getClassName() + " " + frame.getMethodName() + " " + frame.getFileName() + " " + frame.getLineNumber() + " " + frame.isNativeMethod());
    }
  }

  static Exception implicit(Object o) {
    try {
      return new Exception("not " + o
          .hashCode()
          + 1);
    } catch (NullPointerException e) {
      return e;
    }
  }

  static Exception arithmetic(int a,
      int b) {
    try {
      int x = a
          / b;
      return null;
    } catch (ArithmeticException e) {
      return e;
    }
  }

  public static void main(String[] args) {
    show(INITIALIZER);
    show(new Thrower().made);
    show(new Thrower().method());
    show(Thrower.ofStatic());
    show(new Maker() { public Exception make() { return new Exception("anonymous"); } }.viaDefault());
    Exception e = arithmetic(1, 0);
    show(e);
    e = implicit(null);
    System.out.println(e.getStackTrace()[0]);
    Exception filled = new Exception("filled");
    filled.fillInStackTrace();
    show(filled);
    filled.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "m", "B.java", 7), new StackTraceElement("C", "n", null, -1), new StackTraceElement("D", "native", "D.java", -2)});
    for (StackTraceElement frame : filled.getStackTrace()) System.out.println(frame);
    Exception without = new Exception("no trace", null, false, false) {};
    System.out.println(without.getStackTrace().length);
    System.out.println(Thread.currentThread().getStackTrace()[1]);
    System.out.println(new Throwable().getStackTrace()[0].equals(new Throwable().getStackTrace()[0]));
  }
}
