/** assert statements do nothing by default, also their conditions. */
public class AssertionsOff {
  static int calls;
  static boolean check() { calls++; return false; }

  public static void main(String[] args) {
    assert check();
    assert check() : "no";
    System.out.println(calls + " " + AssertionsOff.class.desiredAssertionStatus());
  }
}
