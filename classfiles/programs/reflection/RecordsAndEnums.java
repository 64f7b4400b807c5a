import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Records, enums, sealed classes, generic signatures and callers through reflection. */
public class RecordsAndEnums {
  record Pair<A, B extends Comparable<B>>(A first, List<? super B> second, int... rest) {}
  enum Op { PLUS { int apply(int a, int b) { return a + b; } }, MINUS { int apply(int a, int b) { return a - b; } }; abstract int apply(int a, int b); }
  sealed interface Shape permits Circle, Square {}
  record Circle(double r) implements Shape {}
  record Square(double s) implements Shape {}
  static class Base<T> { protected Map<String, T[]> field; Type captured() { return ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0]; } }
  static class Impl extends Base<List<String>> {}
  static <X extends Number & Runnable, Y> Map<? extends X, Y[]> generic(List<?> l, X[] x, Y y) throws IllegalStateException { return null; }

  static String caller() { return StackWalker.getInstance().walk(s -> s.skip(1).findFirst()).get().getMethodName(); }
  static Class<?> callerClass() { return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass(); }

  public static void main(String[] args) throws Exception {
    Pair<String, Integer> p = new Pair<>("a", List.of(1), 2, 3);
    for (RecordComponent c : Pair.class.getRecordComponents()) System.out.println(c + " " + c.getGenericType() + " " + c.getAccessor());
    System.out.println(Pair.class.getRecordComponents()[0].getAccessor().invoke(p) + " " + Pair.class.getDeclaredConstructors()[0]);
    for (Op op : Op.values()) System.out.println(op.getClass() + " " + op.getClass().isEnum() + " " + Op.class.getMethod("valueOf", String.class).invoke(null, op.name()) + " " + op.apply(5, 3));
    Field plus = Op.class.getField("PLUS");
    System.out.println(plus.isEnumConstant() + " " + plus.get(null) + " " + Op.class.getDeclaredField("$VALUES").isSynthetic());
    System.out.println(Shape.class.isSealed() + " " + Arrays.toString(Shape.class.getPermittedSubclasses()) + " " + Op.class.isSealed());
    System.out.println(new Impl().captured() + " " + Base.class.getDeclaredField("field").getGenericType());
    Method g = RecordsAndEnums.class.getDeclaredMethod("generic", List.class, Number[].class, Object.class);
    System.out.println(g.toGenericString());
    for (TypeVariable<?> v : g.getTypeParameters()) System.out.println(v + " " + Arrays.toString(v.getBounds()) + " " + v.getGenericDeclaration().equals(g));
    WildcardType w = (WildcardType) ((ParameterizedType) g.getGenericParameterTypes()[0]).getActualTypeArguments()[0];
    System.out.println(w + " " + Arrays.toString(w.getUpperBounds()) + Arrays.toString(w.getLowerBounds()) + " " + g.getGenericParameterTypes()[1]);
    System.out.println(caller() + " " + callerClass());
    Runnable r = () -> System.out.println((Object) StackWalker.getInstance().walk(s -> s.map(StackWalker.StackFrame::getMethodName).filter(n -> !n.startsWith("lambda")).toList()));
    r.run();
    StackWalker.getInstance().forEach(f -> System.out.println(f.getClassName() + " " + f.getMethodName() + " " + f.getLineNumber() + " " + f.getDescriptor().length()));
  }
}
