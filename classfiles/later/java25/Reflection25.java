import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.classfile.constantpool.*;
import java.lang.classfile.instruction.*;
import java.lang.constant.*;
import java.lang.foreign.*;
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.stream.*;
import static java.lang.constant.ConstantDescs.*;
import static java.lang.foreign.ValueLayout.*;

/** Reflection and method handles. */
public class Reflection25 {
    @Deprecated(since = "9") public static int add(int a, int b) { int s = a; for (int i = 0; i < b; i++) s++; return s; }

    sealed interface S permits A, B {}

    record A(int x, @Deprecated List<String> y) implements S {}

    static final class B implements S {}

    static void reflection() throws Throwable {
        System.out.println(Arrays.toString(S.class.getPermittedSubclasses()) + S.class.isSealed() + A.class.isRecord() + Arrays.toString(A.class.getRecordComponents()));
        System.out.println(A.class.accessFlags() + " " + Reflection25.class.getMethod("add", int.class, int.class).accessFlags() + " " + A.class.getDeclaredField("x").accessFlags() + " " + AccessFlag.maskToAccessFlags(0x21, AccessFlag.Location.CLASS) + " " + ClassFileFormatVersion.latest() + ClassFileFormatVersion.fromMajor(69));
        System.out.println(Class.forPrimitiveName("int") + " " + int.class.descriptorString() + " " + String[].class.describeConstable().get() + " " + Reflection25.class.getPackageName().isEmpty() + " " + int[][].class.componentType() + " " + Class.forName("[Ljava.lang.String;").arrayType());
        System.out.println(new A(1, List.of("q")).hashCode() == new A(1, List.of("q")).hashCode() ? "same" : "differ");
        MethodHandle sw = MethodHandles.tableSwitch(MethodHandles.dropArguments(MethodHandles.constant(String.class, "default"), 0, int.class), MethodHandles.dropArguments(MethodHandles.constant(String.class, "zero"), 0, int.class), MethodHandles.dropArguments(MethodHandles.constant(String.class, "one"), 0, int.class));
        System.out.println((String) sw.invokeExact(1) + (String) sw.invokeExact(9));
        MethodHandle loop = MethodHandles.countedLoop(MethodHandles.constant(int.class, 5), MethodHandles.constant(int.class, 0), MethodHandles.lookup().findStatic(Reflection25.class, "add", MethodType.methodType(int.class, int.class, int.class)));
        System.out.println((int) loop.invokeExact());
        VarHandle vh = MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN).withInvokeExactBehavior();
        byte[] buf = new byte[16]; vh.set(buf, 3, 0x0102030405060708L); System.out.println(Arrays.toString(buf) + (long) vh.get(buf, 3) + " " + vh.hasInvokeExactBehavior());
        VarHandle arr = MethodHandles.arrayElementVarHandle(int[].class); int[] ia = {1, 2}; System.out.println((int) arr.getAndBitwiseOr(ia, 1, 5) + " " + ia[1] + arr.compareAndSet(ia, 0, 1, 8) + ia[0]);
        try { Object o = (Object) vh.get(buf, 3); } catch (WrongMethodTypeException e) { System.out.println(e.getMessage()); }
        Object proxy = Proxy.newProxyInstance(Reflection25.class.getClassLoader(), new Class<?>[] {Iface.class}, (p, m, a) -> m.isDefault() ? InvocationHandler.invokeDefault(p, m, a) : m.getName()); System.out.println(((Iface) proxy).x() + ((Iface) proxy).d());
        System.out.println((Object) StackWalker.getInstance(Set.of(StackWalker.Option.DROP_METHOD_INFO, StackWalker.Option.RETAIN_CLASS_REFERENCE)).walk(s -> s.map(f -> f.getDeclaringClass().getSimpleName()).toList()));
        System.out.println(MethodHandles.lookup().revealDirect(MethodHandles.lookup().findStatic(Reflection25.class, "add", MethodType.methodType(int.class, int.class, int.class))) + " " + MethodHandles.permuteArguments(MethodHandles.lookup().findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class)), MethodType.methodType(String.class, String.class, String.class), 1, 0).invoke("a", "b"));
    }

    interface Iface { String x(); default String d() { return "default"; } }

    public static void main(String[] args) throws Throwable {
        reflection();
    }
}
