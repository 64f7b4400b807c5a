import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.Arrays;
import java.util.List;

/** MethodHandles: lookup of every kind, invoke and invokeExact, combinators. */
public class Handles {
  int field = 5;
  static String stat = "static";
  Handles(int f) { field = f; }
  int add(int a, long b) { return (int) (a + b) + field; }
  static double mix(byte b, char c, float f, String s) { return b + c + f + s.length(); }
  private String hidden(Object o) { return "hidden " + o; }
  static String join(String... s) { return String.join("+", s); }
  static void fail(int n) { throw new IllegalStateException("n" + n); }
  static class Sub extends Handles { Sub() { super(50); } @Override int add(int a, long b) { return -1; }
    static MethodHandle special() throws Exception { return MethodHandles.lookup().findSpecial(Handles.class, "add", MethodType.methodType(int.class, int.class, long.class), Sub.class); } }

  public static void main(String[] args) throws Throwable {
    MethodHandles.Lookup l = MethodHandles.lookup();
    MethodHandle add = l.findVirtual(Handles.class, "add", MethodType.methodType(int.class, int.class, long.class));
    Handles h = new Handles(100);
    System.out.println(add.type() + " " + (int) add.invokeExact(h, 1, 2L) + " " + add.invoke(h, (short) 3, 4) + " " + (int) add.invokeExact((Handles) new Sub(), 1, 2L) + " " + (int) Sub.special().invokeExact(new Sub(), 1, 2L));
    try {
      Object o = add.invokeExact(h, 1, 2);
      System.out.println(o);
    } catch (WrongMethodTypeException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle mix = l.findStatic(Handles.class, "mix", MethodType.fromMethodDescriptorString("(BCFLjava/lang/String;)D", null));
    System.out.println((double) mix.invokeExact((byte) 1, 'a', 0.5f, "xyz") + " " + mix.invokeWithArguments((byte) 1, 'a', 0.5f, "xyz") + " " + mix.asType(MethodType.genericMethodType(4)).invoke((byte) 2, 'b', 1f, ""));
    MethodHandle make = l.findConstructor(Handles.class, MethodType.methodType(void.class, int.class)), get = l.findGetter(Handles.class, "field", int.class), set = l.findSetter(Handles.class, "field", int.class), stat = l.findStaticGetter(Handles.class, "stat", String.class);
    Handles made = (Handles) make.invokeExact(7);
    set.invokeExact(made, (int) get.invokeExact(made) * 6);
    System.out.println(made.field + " " + (String) stat.invokeExact() + " " + l.findVirtual(Handles.class, "hidden", MethodType.methodType(String.class, Object.class)).bindTo(h).invoke("x"));
    MethodHandle concat = l.findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class)), upper = l.findVirtual(String.class, "toUpperCase", MethodType.methodType(String.class)), length = l.findVirtual(String.class, "length", MethodType.methodType(int.class));
    System.out.println(MethodHandles.filterReturnValue(concat, upper).invoke("a", "b") + " " + MethodHandles.filterArguments(concat, 1, upper).invoke("a", "b") + " " + MethodHandles.insertArguments(concat, 1, "!").invoke("hey") + " " + MethodHandles.permuteArguments(concat, concat.type(), 1, 0).invoke("a", "b") + " " + MethodHandles.dropArguments(length, 0, int.class, long.class).invoke(1, 2L, "four") + " " + MethodHandles.foldArguments(MethodHandles.dropArguments(concat, 2, String.class).asType(MethodType.methodType(String.class, String.class, String.class, String.class)), l.findVirtual(String.class, "trim", MethodType.methodType(String.class)).asType(MethodType.methodType(String.class, String.class))).invoke(" f ", "g"));
    MethodHandle guard = MethodHandles.guardWithTest(l.findVirtual(String.class, "isEmpty", MethodType.methodType(boolean.class)), MethodHandles.dropArguments(MethodHandles.constant(String.class, "empty"), 0, String.class), upper);
    System.out.println(guard.invoke("") + " " + guard.invoke("x"));
    MethodHandle fail = l.findStatic(Handles.class, "fail", MethodType.methodType(void.class, int.class));
    MethodHandle caught = MethodHandles.catchException(fail.asType(MethodType.methodType(void.class, int.class)), IllegalStateException.class, l.findVirtual(java.io.PrintStream.class, "println", MethodType.methodType(void.class, Object.class)).bindTo(System.out).asType(MethodType.methodType(void.class, IllegalStateException.class)));
    caught.invoke(9);
    try {
      fail.invokeExact(3);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    MethodHandle join = l.findStatic(Handles.class, "join", MethodType.methodType(String.class, String[].class));
    System.out.println(join.invoke("a", "b", "c") + " " + join.isVarargsCollector() + " " + join.asFixedArity().invoke(new String[] {"x", "y"}) + " " + join.asCollector(String[].class, 2).invoke("p", "q") + " " + concat.asSpreader(Object[].class, 2).invoke(new Object[] {"s", "t"}) + " " + join.invokeWithArguments(List.of("l", "m")));
    MethodHandle elem = MethodHandles.arrayElementGetter(int[].class), store = MethodHandles.arrayElementSetter(int[].class);
    int[] a = {1, 2, 3};
    store.invokeExact(a, 1, 20);
    System.out.println((int) elem.invokeExact(a, 1) + " " + MethodHandles.identity(int.class).invoke(4) + " " + MethodHandles.zero(long.class).invoke() + " " + MethodHandles.arrayConstructor(long[].class).invoke(3).getClass().getSimpleName());
    MethodHandle sum = l.findStatic(Integer.class, "sum", MethodType.methodType(int.class, int.class, int.class));
    MethodHandle loop = MethodHandles.countedLoop(MethodHandles.constant(int.class, 5), MethodHandles.constant(int.class, 100), sum);
    System.out.println((int) loop.invoke() + " " + MethodHandles.tryFinally(sum, MethodHandles.dropArguments(MethodHandles.identity(int.class), 0, Throwable.class)).invoke(1, 2));
    for (Object[] bad : new Object[][] {{"nope", MethodType.methodType(void.class)}, {"add", MethodType.methodType(void.class)}}) {
      try {
        l.findVirtual(Handles.class, (String) bad[0], (MethodType) bad[1]);
      } catch (NoSuchMethodException e) {
        System.out.println(e.getMessage());
      }
    }
    try {
      MethodHandles.publicLookup().findVirtual(Handles.class, "add", add.type().dropParameterTypes(0, 1));
    } catch (IllegalAccessException e) {
      System.out.println("no access");
    }
    System.out.println(l.unreflect(String.class.getMethod("repeat", int.class)).invoke("ab", 2) + " " + l.revealDirect(add).getName() + " " + MethodType.methodType(int.class, String.class).wrap() + " " + Arrays.toString(add.type().parameterArray()) + " " + add.type().toMethodDescriptorString());
    long total = 0;
    for (int i = 0; i < 5000; i++) total += (int) sum.invokeExact(i, 1) + (int) add.invokeExact(h, i, 0L);
    System.out.println(total);
  }
}
