/** NullPointerException messages name local variables where the class file does. */
public class NamedLocals {
  NamedLocals next;
  int[][] table;

  static void parameters(long first, String second, Object[] third) {
    try {
      second.length();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    {
      Object[] inner = third;
      try {
        inner[0] = second;
      } catch (NullPointerException failure) {
        System.out.println(failure.getMessage());
      }
    }
    {
      String other = null;
      try {
        other.isEmpty();
      } catch (NullPointerException failure) {
        System.out.println(failure.getMessage());
      }
    }
  }

  void fields(NamedLocals parameter, int index) {
    try {
      parameter.next.next.table[index][index + 1]++;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    parameter.next = this;
    table = new int[4][];
    try {
      parameter.next.table[index][index + 1]++;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    Runnable captured = () -> System.out.println(parameter.table[index]);
    try {
      captured.run();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }

  public static void main(String[] args) {
    parameters(1, null, null);
    new NamedLocals().fields(new NamedLocals(), 2);
  }
}
