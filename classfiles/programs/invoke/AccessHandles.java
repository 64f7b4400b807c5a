import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import other.Parent;

import static java.lang.invoke.MethodType.methodType;

/** Method handles on caller-sensitive, protected, package-private, super and interface methods; nominal descriptors; lambdas of the same. */
public class AccessHandles extends Parent {
  static boolean loaded;
  static class Late { static { loaded = true; } static int value = 3; static int get() { return value; } }
  static class LateTwo { static { System.out.println("LateTwo initialized"); } static int value = 4; LateTwo() { } }
  String packaged() { return "packaged of AccessHandles"; }
  interface A { default String who() { return "A"; } }
  interface B extends A { default String who() { return "B"; } }
  static class C implements B { public String who() { return "C"; } static String supers() throws Throwable {
    Lookup l = MethodHandles.lookup();
    return (String) l.findSpecial(B.class, "who", methodType(String.class), C.class).invoke(new C()); } }
  @Override public String toString() { return "AccessHandles"; }
  @Override protected String prot(String s) { return "overridden " + s; }
  Supplier<String> superProt(String s) { return () -> super.prot(s); }
  Function<String, String> superRef() { return super::prot; }
  static Object enumValue(Object... xs) { return xs.length; }
  enum Color { RED, GREEN }
  static final String CONST = "const";

  static String plain(Throwable t) { return t.toString().replaceAll("@[0-9a-f]+", "@"); }

  static void callers(Lookup l) throws Throwable {
    MethodHandle forName = l.findStatic(Class.class, "forName", methodType(Class.class, String.class));
    System.out.println(forName.invoke("AccessHandles$Late") + " " + loaded);
    System.out.println(l.findStatic(MethodHandles.class, "lookup", methodType(Lookup.class)).invoke().toString().replaceAll("\\$\\$.*", "\\$\\$"));
    Function<String, Class<?>> f = n -> { try { return Class.forName(n); } catch (ClassNotFoundException e) { return null; } };
    System.out.println(f.apply("AccessHandles$C") + " " + f.apply("nope"));
    Method m = Class.class.getMethod("forName", String.class);
    System.out.println(l.unreflect(m).invoke("other.Parent"));
    MethodHandle invoke = l.unreflect(Method.class.getMethod("invoke", Object.class, Object[].class));
    System.out.println(invoke.invoke(String.class.getMethod("length"), "abc", new Object[0]) + " " + invoke.isVarargsCollector());
    try {
      forName.invoke("not.There");
    } catch (ClassNotFoundException e) {
      System.out.println(e.getMessage());
    }
  }

  static void access(Lookup l) throws Throwable {
    AccessHandles a = new AccessHandles();
    MethodHandle prot = l.findVirtual(Parent.class, "prot", methodType(String.class, String.class));
    System.out.println(prot.type() + " " + prot.invoke(a, "x") + " " + l.findSpecial(Parent.class, "prot", methodType(String.class, String.class), AccessHandles.class).invoke(a, "y") + " " + l.findStatic(Parent.class, "protStatic", methodType(String.class, String.class)).invoke("z") + " " + l.findGetter(Parent.class, "prot", int.class).invoke(a) + " " + l.findVarHandle(Parent.class, "prot", int.class).get(a));
    try {
      prot.invoke((Parent) a, "x");
      System.out.println(prot.asType(methodType(String.class, Parent.class, String.class)).invoke(new Parent(), "no"));
    } catch (ClassCastException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(a.callPackaged() + " " + a.superProt("s").get() + " " + a.superRef().apply("r") + " " + C.supers());
    BiFunction<AccessHandles, String, String> unbound = AccessHandles::prot;
    Function<String, String> stat = Parent::protStatic;
    Supplier<Parent> make = Parent::new;
    System.out.println(unbound.apply(a, "u") + " " + stat.apply("s") + " " + make.get().getClass());
    for (Object[] bad : new Object[][] {{Parent.class, "packaged"}, {A.class, "nothing"}, {String.class, "hash32"}}) {
      try {
        l.findVirtual((Class<?>) bad[0], (String) bad[1], methodType(String.class));
      } catch (ReflectiveOperationException e) {
        System.out.println(plain(e));
      }
    }
    try {
      l.findConstructor(Parent.class, methodType(void.class, int.class));
    } catch (IllegalAccessException e) {
      System.out.println(plain(e));
    }
    try {
      l.findSpecial(List.class, "size", methodType(int.class), AccessHandles.class);
    } catch (ReflectiveOperationException e) {
      System.out.println(plain(e));
    }
    Field f = AccessHandles.class.getDeclaredField("CONST");
    System.out.println(l.unreflectGetter(f).invoke());
    try {
      l.unreflectSetter(f);
    } catch (IllegalAccessException e) {
      System.out.println(plain(e));
    }
    System.out.println(Arrays.toString((int[]) MethodHandles.publicLookup().findVirtual(int[].class, "clone", methodType(Object.class)).invoke(new int[] {1, 2})));
  }

  static void initialization(Lookup l) throws Throwable {
    MethodHandle get = l.findStaticGetter(LateTwo.class, "value", int.class);
    System.out.println("looked up");
    System.out.println(get.invoke());
    MethodHandle make = l.findConstructor(LateTwo.class, methodType(void.class));
    System.out.println(make.invoke() != null);
  }

  static void nominal(Lookup l) throws Throwable {
    System.out.println(ConstantBootstraps.enumConstant(l, "GREEN", Color.class) + " " + ConstantBootstraps.primitiveClass(l, "I", Class.class) + " " + ConstantBootstraps.nullConstant(l, "_", String.class) + " " + ConstantBootstraps.getStaticFinal(l, "CONST", String.class, AccessHandles.class) + " " + ConstantBootstraps.arrayVarHandle(l, "_", java.lang.invoke.VarHandle.class, int[].class) + " " + ConstantBootstraps.fieldVarHandle(l, "prot", java.lang.invoke.VarHandle.class, Parent.class, int.class) + " " + ConstantBootstraps.explicitCast(l, "_", int.class, 3.7) + " " + ConstantBootstraps.invoke(l, "_", Object.class, MethodHandles.constant(String.class, "inv")));
    DirectMethodHandleDesc d = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, ClassDesc.of("java.lang.Math"), "max", MethodTypeDesc.ofDescriptor("(II)I"));
    System.out.println(d + " " + ((MethodHandle) d.resolveConstantDesc(l)).invoke(3, 9) + " " + MethodTypeDesc.ofDescriptor("(J)Ljava/lang/String;").resolveConstantDesc(l) + " " + l.findStatic(Math.class, "abs", methodType(int.class, int.class)).describeConstable().get());
    DynamicConstantDesc<?> e = DynamicConstantDesc.ofNamed(ConstantDescs.BSM_ENUM_CONSTANT, "RED", ClassDesc.of("AccessHandles$Color"));
    System.out.println(e + " " + e.resolveConstantDesc(l));
    MethodHandle va = l.findStatic(AccessHandles.class, "enumValue", methodType(Object.class, Object[].class));
    System.out.println(va.invoke(1, 2, 3) + " " + va.withVarargs(false).isVarargsCollector() + " " + va.asFixedArity().withVarargs(true).invoke("a") + " " + va.invokeWithArguments(1, 2) + " " + va.invokeWithArguments(new Object[300]));
    MethodType big = MethodType.genericMethodType(3, true).insertParameterTypes(0, int.class).appendParameterTypes(long.class).changeReturnType(void.class);
    System.out.println(big + " " + big.erase() + " " + big.generic() + " " + big.wrap() + " " + big.hasPrimitives() + " " + big.parameterList().size() + " " + big.lastParameterType() + " " + (big == MethodType.fromMethodDescriptorString(big.toMethodDescriptorString(), null)));
    try {
      MethodType.fromMethodDescriptorString("(Lno/Such;)V", null);
    } catch (TypeNotPresentException x) {
      System.out.println(x.getMessage());
    }
  }

  public static void main(String[] args) throws Throwable {
    Lookup l = MethodHandles.lookup();
    callers(l);
    access(l);
    initialization(l);
    nominal(l);
  }
}
