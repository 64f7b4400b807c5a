/** C code that sleeps, threads of C that hold arrays while others collect garbage; what FindClass does not find. */
public class JniWaits {
  static native int sleeps(int kind);
  static native void hold();
  static native boolean isDone();
  static native long sum();
  static native Class<?> find(String name);

  static Object[] garbage = new Object[50];

  public static void main(String[] args) throws Exception {
    Lib.load("libjniwaits.so");
    for (int kind = 0; kind <= 5; kind++) System.out.println("sleep " + kind + " " + sleeps(kind));
    hold();
    for (int i = 0; !isDone(); i++) {
      garbage[i % garbage.length] = new byte[20_000];
      if (i % 100 == 0) Thread.sleep(1);
    }
    System.out.println("sum " + sum());
    String[] names = {"[", "[[", "[no/Such;", "[Lno/Such;", "[V", "[[LJniWaits;", "java.lang.String", "V", ""};
    for (String name : names)
      try {
        System.out.println(name + " is " + find(name));
      } catch (Throwable t) {
        System.out.println(name + ": " + t + ", " + t.getCause());
      }
  }
}
