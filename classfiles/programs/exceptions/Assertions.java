// vm: -ea
/** assert statements with assertions enabled. */
public class Assertions {
  static int calls;
  static boolean check(boolean value) { calls++; return value; }

  public static void main(String[] args) {
    assert check(true);
    try {
      assert check(false) : "message " + calls;
    } catch (AssertionError e) {
      System.out.println(e);
    }
    try {
      assert check(false);
    } catch (AssertionError e) {
      System.out.println(e + " " + e.getCause());
    }
    try {
      assert calls == 0 : new IllegalStateException("cause");
    } catch (AssertionError e) {
      System.out.println(e + " / " + e.getCause());
    }
    try {
      assert calls == 0 : 'c';
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
    }
    System.out.println(calls + " " + Assertions.class.desiredAssertionStatus());
  }
}
