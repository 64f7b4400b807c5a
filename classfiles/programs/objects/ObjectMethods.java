/** toString, getClass, wait/notify states, class literals, instanceof and casts across arrays, interfaces and classes. */
public class ObjectMethods {
  interface I {} interface J extends I {}
  static class A implements I {} static class B extends A implements J {} static class C {}

  static String matrix(Object o) {
    StringBuilder s = new StringBuilder();
    s.append(o instanceof I ? 'I' : '-').append(o instanceof J ? 'J' : '-').append(o instanceof A ? 'A' : '-').append(o instanceof B ? 'B' : '-').append(o instanceof C ? 'C' : '-');
    s.append(o instanceof Object ? 'O' : '-').append(o instanceof Object[] ? '[' : '-').append(o instanceof I[] ? 'i' : '-').append(o instanceof A[] ? 'a' : '-').append(o instanceof B[] ? 'b' : '-');
    s.append(o instanceof int[] ? '1' : '-').append(o instanceof int[][] ? '2' : '-').append(o instanceof Object[][] ? '#' : '-').append(o instanceof Cloneable ? 'c' : '-').append(o instanceof java.io.Serializable ? 's' : '-');
    s.append(o instanceof Comparable ? '<' : '-').append(o instanceof CharSequence ? '"' : '-').append(o instanceof Number ? 'N' : '-');
    return s.toString();
  }

  static String cast(Object o, int to) {
    try {
      switch (to) {
        case 0: return "" + ((I) o != null);
        case 1: return "" + ((A) o != null);
        case 2: return "" + (((A[]) o).length);
        case 3: return "" + ((int[]) o).length;
        case 4: return "" + ((Object[][]) o).length;
        case 5: return "" + ((Cloneable) o != null);
        default: return "" + ((Comparable<?>) o != null);
      }
    } catch (ClassCastException e) {
      return "CCE";
    } catch (NullPointerException e) {
      return "NPE";
    }
  }

  public static void main(String[] args) {
    Object[] objects = {new A(), new B(), new C(), new A[1], new B[2], new B[3][4], new I[5], new int[6], new int[7][8], new Object[9], new Object[][] {{}}, "s", 1, null, new long[0][], new String[0], A.class};
    for (Object o : objects) {
      StringBuilder line = new StringBuilder(matrix(o));
      for (int i = 0; i < 7; i++) line.append(' ').append(cast(o, i));
      System.out.println(line + " " + (o == null ? "null" : o.getClass().getName()));
    }
    System.out.println(new A().getClass() == A.class);
    System.out.println(B.class.getSuperclass() + " " + I.class.getSuperclass() + " " + int.class + " " + int[].class + " " + String[][].class + " " + void.class);
    System.out.println(A.class.isInstance(new B()) + " " + I.class.isAssignableFrom(B.class) + " " + B.class.isAssignableFrom(A.class) + " " + Object[].class.isAssignableFrom(B[].class) + " " + Object.class.isAssignableFrom(int.class));
    System.out.println(new Object().toString().startsWith("java.lang.Object@") + " " + new int[0].toString().startsWith("[I@") + " " + new B[0].toString().startsWith("[LObjectMethods$B;@"));
    try {
      new Object().wait();
    } catch (IllegalMonitorStateException | InterruptedException e) {
      System.out.println(e.getMessage());
    }
    try {
      new Object().notify();
    } catch (IllegalMonitorStateException e) {
      System.out.println(e.getMessage());
    }
    Object lock = new Object();
    synchronized (lock) {
      lock.notifyAll();
      synchronized (lock) {
        System.out.println(Thread.holdsLock(lock));
      }
    }
    System.out.println(Thread.holdsLock(lock));
  }
}
