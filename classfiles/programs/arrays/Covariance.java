/** Array covariance and the store check over classes, interfaces, arrays of arrays and primitives. */
public class Covariance {
  interface I {}
  static class A implements I {} static class B extends A {} static class C extends B {} static class X {}

  static String store(Object[] array, Object value) {
    try {
      array[0] = value;
      return "ok";
    } catch (ArrayStoreException e) {
      return e.getMessage();
    }
  }

  static <T> T[] swap(T[] a) {
    T t = a[0];
    a[0] = a[1];
    a[1] = t;
    return a;
  }

  public static void main(String[] args) {
    Object[][] arrays = {new Object[1], new I[1], new A[1], new B[1], new C[1], new X[1], new int[1][], new Object[1][], new I[1][], new A[1][1], new Comparable<?>[1], new String[1], new Cloneable[1]};
    Object[] values = {null, new Object(), new A(), new B(), new C(), new X(), "s", 1, new int[0], new long[0], new A[0], new B[0], new String[0], new int[0][]};
    for (Object[] array : arrays) {
      StringBuilder line = new StringBuilder(array.getClass().getSimpleName());
      for (Object value : values) line.append(" | ").append(store(array, value));
      System.out.println(line);
    }
    I[] is = new B[] {new B(), new C()};
    swap(is);
    System.out.println(is[0].getClass().getSimpleName() + is.getClass().getSimpleName() + (is instanceof A[]) + (((Object) is) instanceof C[]));
    Object o = new int[][] {{1}};
    System.out.println((o instanceof Object[]) + " " + (o instanceof int[][]) + " " + (((Object[]) o)[0] instanceof int[]));
    for (Class<?> c : new Class<?>[] {int[].class, int[][].class, A[].class, B[][].class, Object[].class, String[].class}) {
      System.out.println(c.getName() + " " + c.getSimpleName() + " " + c.getComponentType() + " " + c.getSuperclass() + " " + c.isArray() + " " + Object[].class.isAssignableFrom(c) + " " + c.getInterfaces().length + " " + java.lang.reflect.Modifier.toString(c.getModifiers()));
    }
  }
}
