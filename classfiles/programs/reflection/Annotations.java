import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Annotations at run time: every element type, defaults, repeated, inherited, on everything. */
public class Annotations {
  enum Level { LOW, HIGH }

  @Retention(RetentionPolicy.RUNTIME) @interface Simple {}
  @Retention(RetentionPolicy.RUNTIME) @Inherited @interface Named { String value(); int priority() default 5; }
  @Retention(RetentionPolicy.RUNTIME) @interface All {
    boolean z() default true; byte b() default 1; char c() default 'c'; short s() default 2; int i() default 3; long l() default 4; float f() default 5; double d() default 6;
    String t() default "text"; Class<?> type() default String.class; Level level() default Level.HIGH; Named nested() default @Named("inner"); int[] ints() default {1, 2}; String[] strings() default {}; Class<?>[] types() default {int.class, int[].class}; Level[] levels() default Level.LOW;
  }
  @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); }
  @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
  @Retention(RetentionPolicy.CLASS) @interface Invisible {}
  @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface Use { int value() default 0; }

  @Named("base") @Simple static class Base {}
  static class Derived extends Base {
    @All(z = false, ints = {}, level = Level.LOW) @Invisible int field;
    @Tag("a") @Tag("b") @Deprecated public void method(@Named("param") int p, String q) {}
    @Tag("only") Derived() {}
    @Use(3) String typed() { return null; }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(Arrays.toString(Base.class.getAnnotations()));
    System.out.println(Arrays.toString(Derived.class.getAnnotations()) + " " + Derived.class.getDeclaredAnnotations().length + " " + Derived.class.isAnnotationPresent(Simple.class));
    All all = Derived.class.getDeclaredField("field").getAnnotation(All.class);
    System.out.println(all.z() + " " + all.b() + all.c() + all.s() + all.i() + all.l() + all.f() + all.d() + all.t() + all.type() + all.level() + all.nested().value() + all.nested().priority() + all.ints().length + all.strings().length + all.types()[1] + all.levels()[0]);
    System.out.println(all.annotationType() + " " + Derived.class.getDeclaredField("field").getAnnotations().length);
    Method m = Derived.class.getMethod("method", int.class, String.class);
    System.out.println(m.getAnnotation(Tags.class) + " " + m.getAnnotation(Tag.class) + " " + m.getAnnotationsByType(Tag.class).length + " " + m.isAnnotationPresent(Deprecated.class));
    for (Annotation[] of : m.getParameterAnnotations()) System.out.print(Arrays.toString(of));
    System.out.println();
    System.out.println(Derived.class.getDeclaredConstructor().getAnnotationsByType(Tag.class)[0].value() + " " + Derived.class.getDeclaredMethod("typed").getAnnotatedReturnType().getAnnotations()[0]);
    Named a = Base.class.getAnnotation(Named.class), b = Derived.class.getAnnotation(Named.class);
    System.out.println(a.equals(b) + " " + (a.hashCode() == b.hashCode()) + " " + a + " " + (a instanceof java.lang.reflect.Proxy) + " " + Named.class.getMethod("priority").getDefaultValue());
    System.out.println(Named.class.isAnnotation() + " " + Arrays.toString(Named.class.getAnnotations()));
    System.out.println(FunctionalInterface.class.isAnnotationPresent(Retention.class) + " " + Runnable.class.isAnnotationPresent(FunctionalInterface.class));
  }
}
