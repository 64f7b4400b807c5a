import java.lang.invoke.*;
import java.util.*;
/** What messages and reflection call hidden classes and their arrays. */
public class HiddenNames {
  static class Hid { static Object[] arr() { return new Hid[2]; } Object self() { return this; } static Object cast(Object o) { return (Hid) o; } static Object nested() { return new Hid[1][1]; } 
    static void store() { Object[] a = new Hid[1]; a[0] = "x"; } }
  interface Itf { default String hi() { return "hi " + getClass().getName().replaceAll("0x[0-9a-f]+", "0x"); } }
  static class Impl implements Itf {}
  static String t(Object o) { return String.valueOf(o).replaceAll("0x[0-9a-f]+", "0x").replaceAll("@[0-9a-f]+", "@"); }
  static void at(String w, java.util.concurrent.Callable<?> c) { try { System.out.println(w + " " + t(c.call())); } catch (Throwable e) { if (e.getCause() != null) e = e.getCause(); System.out.println(w + " " + t(e)); } }
  public static void main(String[] a) throws Throwable {
    byte[] b = HiddenNames.class.getResourceAsStream("HiddenNames$Hid.class").readAllBytes();
    Class<?> c = MethodHandles.lookup().defineHiddenClass(b, true).lookupClass();
    var arr = c.getDeclaredMethod("arr"); arr.setAccessible(true);
    at("arr", () -> arr.invoke(null).getClass().getName());
    at("arr type", () -> arr.invoke(null).getClass().getTypeName());
    at("arr toString", () -> arr.invoke(null).getClass());
    at("comp", () -> arr.invoke(null).getClass().getComponentType() == c);
    at("desc", () -> c.descriptorString());
    at("desc arr", () -> c.arrayType().descriptorString());
    at("package", () -> c.getPackageName() + "/" + c.getSimpleName() + "/" + c.getCanonicalName() + c.isHidden() + c.arrayType().isHidden());
    at("cast", () -> { var m = c.getDeclaredMethod("cast", Object.class); m.setAccessible(true); return m.invoke(null, "s"); });
    at("cast back", () -> (String) arr.invoke(null));
    at("cast back1", () -> (String[]) arr.invoke(null));
    at("store", () -> { var m = c.getDeclaredMethod("store"); m.setAccessible(true); return m.invoke(null); });
    at("nested", () -> { var m = c.getDeclaredMethod("nested"); m.setAccessible(true); return m.invoke(null).getClass(); });
    at("forName", () -> Class.forName(c.getName()));
    at("forName array", () -> Class.forName(c.arrayType().getName()));
    at("nest", () -> c.getNestHost() + " " + HiddenNames.class.isNestmateOf(c));
    Class<?> d = MethodHandles.lookup().defineHiddenClass(HiddenNames.class.getResourceAsStream("HiddenNames$Impl.class").readAllBytes(), true, MethodHandles.Lookup.ClassOption.NESTMATE).lookupClass();
    var k = d.getDeclaredConstructor(); k.setAccessible(true);
    at("impl", () -> ((Itf) k.newInstance()).hi());
    at("nest", () -> d.getNestHost() + " " + HiddenNames.class.isNestmateOf(d) + Arrays.toString(HiddenNames.class.getNestMembers()));
    at("methodType", () -> MethodType.methodType(c, d).toMethodDescriptorString());
    at("bad name", () -> MethodHandles.lookup().defineHiddenClass("junk".getBytes(), true));
    at("other package", () -> MethodHandles.lookup().defineHiddenClass(java.util.ArrayList.class.getResourceAsStream("/java/util/ArrayList.class").readAllBytes(), true));
    at("define again", () -> MethodHandles.lookup().defineClass(b));
    at("no class data", () -> MethodHandles.classData(MethodHandles.lookup(), "_", Object.class));
    at("stack", () -> { var m = c.getDeclaredMethod("cast", Object.class); m.setAccessible(true); try { m.invoke(null, "s"); } catch (Throwable e) { return Arrays.toString(e.getCause().getStackTrace()).substring(0, 60); } return null; });
  }
}
