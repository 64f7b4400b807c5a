import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;

/** Nests, and hidden classes in them. */
public class NestsAndHidden {
  private static int secret = 41;
  private static class Member { private int x; }
  public static class Nested {}
  public record Rec(int a, String b) {}

  static byte[] bytesOf(Class<?> c) throws Exception {
    try (InputStream in = c.getResourceAsStream("/" + c.getName().replace('.', '/') + ".class")) { return in.readAllBytes(); }
  }

  static String tidy(Object text) {
    return String.valueOf(text).replaceAll("/0x[0-9a-f]+", "/0x...").replaceAll("Lambda\\$\\d+", "Lambda\\$N");
  }

  static void sorted(Class<?>[] classes) {
    Arrays.sort(classes, Comparator.comparing(Class::getName));
    System.out.println(Arrays.toString(classes));
  }

  public static void main(String[] args) throws Exception {
    System.out.println(Member.class.getNestHost() + " " + NestsAndHidden.class.isNestmateOf(Member.class) + " " + String.class.isNestmateOf(Member.class) + " " + int.class.getNestHost() + " " + Member[].class.getNestHost());
    sorted(NestsAndHidden.class.getNestMembers());
    sorted(Member.class.getNestMembers());
    System.out.println(Arrays.toString(String[].class.getNestMembers()));

    MethodHandles.Lookup lookup = MethodHandles.lookup();
    byte[] bytes = bytesOf(HiddenTemplate.class);
    Class<?> hidden = lookup.defineHiddenClass(bytes, true).lookupClass();
    Class<?> other = lookup.defineHiddenClass(bytes, false, MethodHandles.Lookup.ClassOption.NESTMATE).lookupClass();
    for (Class<?> c : new Class<?>[] {hidden, other}) {
      System.out.println(tidy(c) + " " + tidy(c.getName()) + " " + tidy(c.getSimpleName()) + " " + tidy(c.getTypeName()) + " " + c.getCanonicalName() + " " + tidy(c.descriptorString().replaceAll("0x[0-9a-f]+", "0x...")) + " " + c.isHidden());
      System.out.println(tidy(c.arrayType()) + " " + tidy(c.arrayType().getName()) + " " + c.arrayType().isHidden() + " " + tidy(c.arrayType().getSimpleName()));
      System.out.println(tidy(c.getNestHost()) + " " + tidy(Arrays.toString(c.getNestMembers())) + " " + c.getClassLoader().equals(NestsAndHidden.class.getClassLoader()) + " " + c.getModule().equals(NestsAndHidden.class.getModule()) + " " + (c.getProtectionDomain() == NestsAndHidden.class.getProtectionDomain()));
      System.out.println(tidy(c.getConstructor(int.class)) + " " + tidy(c.getConstructor(int.class).newInstance(5)));
      try { System.out.println(Class.forName(c.getName())); } catch (ClassNotFoundException e) { System.out.println("not found by name"); }
      Field f = c.getDeclaredField("kept");
      f.setAccessible(true);
      Object o = c.getConstructor(int.class).newInstance(9);
      System.out.println(f.get(o));
      try { f.set(o, 10); System.out.println("set"); } catch (IllegalAccessException e) { System.out.println(tidy(e.getMessage())); }
      System.out.println(c.getEnclosingClass() + " " + tidy(c.getDeclaringClass()) + " " + c.isMemberClass());
      try {
        c.getMethod("trace").invoke(null);
      } catch (java.lang.reflect.InvocationTargetException e) {
        System.out.println(e.getCause() + " at " + e.getCause().getStackTrace()[0].getMethodName());
      }
    }
    Class<?> nested = lookup.defineHiddenClass(bytesOf(Nested.class), false).lookupClass();
    try { System.out.println(nested.getSimpleName()); } catch (IncompatibleClassChangeError e) { System.out.println(tidy(e)); }
    System.out.println(hidden == other);

    Class<?> withData = lookup.defineHiddenClassWithClassData(bytes, "the data", true).lookupClass();
    MethodHandles.Lookup inside = MethodHandles.privateLookupIn(withData, lookup);
    System.out.println(tidy(withData) + " " + inside.lookupClass().isHidden());

    Runnable lambda = () -> {};
    System.out.println(tidy(lambda.getClass()) + " " + lambda.getClass().isHidden() + " " + lambda.getClass().isSynthetic() + " " + lambda.getClass().getNestHost() + " " + Integer.toHexString(lambda.getClass().getModifiers()) + " " + lambda.getClass().isAnonymousClass() + lambda.getClass().getEnclosingClass());

    Field kept = HiddenTemplate.class.getDeclaredField("kept");
    kept.setAccessible(true);
    HiddenTemplate t = new HiddenTemplate(1);
    kept.set(t, 2);
    System.out.println(kept.get(t));
    Field component = Rec.class.getDeclaredField("a");
    component.setAccessible(true);
    try { component.set(new Rec(1, ""), 2); } catch (IllegalAccessException e) { System.out.println(e.getMessage()); }
    Method m = NestsAndHidden.class.getDeclaredMethod("tidy", Object.class);
    System.out.println(m.invoke(null, "x/0x12"));
    System.out.println(Rec.class.getDeclaredConstructors()[0].getParameters()[1] + " " + Rec.class.getDeclaredConstructors()[0].getParameters()[1].isNamePresent() + " " + m.getParameters()[0]);
  }
}

class HiddenTemplate {
  private final int kept;
  private static final int CONSTANT = 7;
  public HiddenTemplate(int kept) { this.kept = kept; }
  public int kept() { return kept; }
  @Override public String toString() { return "a template of " + getClass().getPackageName() + "|"; }
  public static void trace() { throw new IllegalStateException("from inside"); }
}
