import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;

public class Hidden {
  @FunctionalInterface public interface Fun { int of(int x); }
  record R(int a, List<String> b) {}
  private static int hidden(int x) { return x + 1; }

  public static void main(String[] args) throws Throwable {
    Fun f = x -> x * 2;
    Class<?> c = f.getClass();
    System.out.println(c.isHidden() + " " + c.isSynthetic() + " " + c.getSimpleName().startsWith("Hidden$$Lambda") + " " + c.getNestHost() + " " + (c.getProtectionDomain() == Hidden.class.getProtectionDomain()));
    System.out.println(Modifier.toString(R.class.getModifiers()) + " " + Modifier.toString(Fun.class.getModifiers()) + " " + Modifier.toString(int[].class.getModifiers()) + " " + int.class.isPrimitive() + void.class.isPrimitive() + R.class.isPrimitive());
    System.out.println(R.class.accessFlags() + " " + Hidden.class.accessFlags() + " " + Hidden.class.getDeclaredMethod("hidden", int.class).accessFlags());
    System.out.println(Arrays.toString(R.class.getRecordComponents()));
    MethodHandle h = MethodHandles.lookup().findStatic(Hidden.class, "hidden", MethodType.methodType(int.class, int.class));
    System.out.println((int) h.invokeExact(4));
    Fun p = (Fun) Proxy.newProxyInstance(Hidden.class.getClassLoader(), new Class<?>[] {Fun.class}, (proxy, m, a) -> (Integer) a[0] - 1);
    System.out.println(p.of(10));
    Fun viaHandle = MethodHandleProxies.asInterfaceInstance(Fun.class, h);
    System.out.println(viaHandle.of(7));
    VarHandle v = MethodHandles.arrayElementVarHandle(long[].class);
    long[] longs = new long[2];
    v.setVolatile(longs, 1, 5L);
    System.out.println((long) v.getAndAdd(longs, 1, 3L) + " " + longs[1]);
    System.out.println(Fun.class.describeConstable() + " " + Hidden.class.getModule().isNamed() + " " + Hidden.class.getProtectionDomain().getCodeSource().getLocation().getPath().endsWith("/"));
    Method m = Hidden.class.getDeclaredMethod("hidden", int.class);
    for (int i = 0; i < 40; i++) m.invoke(null, i);
    System.out.println(m.invoke(null, 41));
    try {
      m.invoke(null, "x");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
