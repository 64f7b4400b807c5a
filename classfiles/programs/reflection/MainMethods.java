import java.lang.reflect.Method;

/** The class that the launcher has asked for `main`: what it was told is remembered, and must be in the order in which programs are told. */
public class MainMethods {
  public static void main(String[] args) {
    for (Method m : MainMethods.class.getMethods())
      if (m.getDeclaringClass() == MainMethods.class) System.out.println(m.getName());
    for (Method m : MainMethods.class.getDeclaredMethods()) System.out.println(m.getName());
  }

  public void isEmpty() {}
  public void size() {}
  public void add() {}
  public void contains() {}
  public void get() {}
  void hidden() {}
}
