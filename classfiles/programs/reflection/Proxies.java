import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** java.lang.reflect.Proxy. */
public class Proxies {
  interface Service { int add(int a, long b); String text(Object o, int[] a); void fail() throws java.io.IOException; boolean flag(); double d(float f, char c); default String hello() { return "hello from " + text("default", new int[0]); } }
  interface Other { String other(); }

  public static void main(String[] args) throws Exception {
    List<String> calls = new ArrayList<>();
    InvocationHandler handler = (proxy, method, a) -> {
      calls.add(method.getName() + (a == null ? "" : a.length));
      switch (method.getName()) {
        case "add": return (Integer) a[0] + ((Long) a[1]).intValue();
        case "text": return "text of " + a[0] + Arrays.toString((int[]) a[1]);
        case "fail": throw new java.io.IOException("declared");
        case "flag": return true;
        case "d": return (Float) a[0] + (double) (Character) a[1];
        case "other": throw new Exception("undeclared");
        case "hello": return InvocationHandler.invokeDefault(proxy, method, a);
        case "toString": return "proxy!";
        case "hashCode": return 42;
        case "equals": return proxy == a[0];
        default: return null;
      }
    };
    Object p = Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Service.class, Other.class}, handler);
    Service s = (Service) p;
    System.out.println(s.add(1, 2) + " " + s.text("x", new int[] {1}) + " " + s.flag() + " " + s.d(1.5f, 'a'));
    try {
      s.fail();
    } catch (java.io.IOException e) {
      System.out.println(e);
    }
    try {
      ((Other) p).other();
    } catch (UndeclaredThrowableException e) {
      System.out.println(e.getCause());
    }
    System.out.println(s.hello() + " " + p + " " + p.hashCode() + " " + p.equals(p) + " " + p.equals("x"));
    System.out.println(calls + " " + Proxy.isProxyClass(p.getClass()) + " " + (Proxy.getInvocationHandler(p) == handler) + " " + Arrays.toString(p.getClass().getInterfaces()) + " " + p.getClass().getSuperclass());
    Service bad = (Service) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Service.class}, (proxy, method, a) -> method.getReturnType() == int.class ? "not an int" : null);
    try {
      bad.add(1, 2);
    } catch (ClassCastException e) {
      System.out.println("wrong type");
    }
    try {
      bad.flag();
    } catch (NullPointerException e) {
      System.out.println("null for a boolean");
    }
    System.out.println(bad.text(null, null));
    @SuppressWarnings("unchecked") List<String> logged = (List<String>) Proxy.newProxyInstance(List.class.getClassLoader(), new Class<?>[] {List.class}, new InvocationHandler() {
      final List<String> target = new ArrayList<>();
      public Object invoke(Object proxy, Method m, Object[] a) throws Throwable { System.out.print(m.getName() + " "); return m.invoke(target, a); }
    });
    logged.add("a");
    logged.add("b");
    for (String e : logged) System.out.print(e + " ");
    System.out.println(logged.size());
    try {
      Proxy.newProxyInstance(null, new Class<?>[] {String.class}, handler);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
