/** Interning: literals, constants across classes, computed strings. */
public class Interning {
  static class Other { static final String A = "shared"; static String b = "sha" + "red"; static String make() { return "sha".concat("red"); } }

  public static void main(String[] args) {
    String literal = "shared";
    System.out.println((literal == Other.A) + " " + (literal == Other.b) + " " + (literal == Other.make()) + " " + (literal == Other.make().intern()) + " " + literal.equals(Other.make()));
    String created = new String("shared");
    System.out.println((created == literal) + " " + (created.intern() == literal) + " " + (new String(created) == created));
    final String part = "sha";
    String variable = "sha";
    System.out.println((part + "red" == literal) + " " + (variable + "red" == literal) + " " + ((variable + "red").intern() == literal));
    String unique = new StringBuilder("only").append("once").toString();
    System.out.println((unique.intern() == unique) + " " + ("" + 'a' == "a") + " " + ("a" + 1 == "a1") + " " + (String.valueOf(true) == "true"));
    String[] interned = new String[5000];
    for (int i = 0; i < interned.length; i++) interned[i] = ("string number " + i).intern();
    System.gc();
    int same = 0;
    for (int i = 0; i < interned.length; i++) if (("string number " + i).intern() == interned[i]) same++;
    System.out.println(same);
    System.out.println(("\ud800" + "").intern() == "\ud800");
    System.out.println("x".substring(0) == "x");
    System.out.println("xyz".substring(1, 2) == "y");
    Object lock = "lock";
    synchronized ("lo" + "ck") {
      System.out.println(Thread.holdsLock(lock));
    }
  }
}
