/** Pattern matching for instanceof. */
public class InstanceofPatterns {
  interface Shape {}
  static class Circle implements Shape { double radius = 2; }
  static class Rect implements Shape { int width = 3, height = 4; }
  static class Square extends Rect { { width = height = 5; } }

  static String describe(Object o) {
    if (o instanceof Square s) return "square " + s.width;
    if (o instanceof Rect r && r.width < r.height) return "upright " + r.width + "x" + r.height;
    if (!(o instanceof Circle c)) return "other " + o;
    return "circle " + c.radius;
  }

  static int length(Object o) {
    return o instanceof String s ? s.length() : o instanceof int[] a ? a.length : o instanceof Integer i && i > 0 ? i : -1;
  }

  static boolean sameText(Object a, Object b) {
    return a instanceof String x && b instanceof String y && x.equalsIgnoreCase(y);
  }

  public static void main(String[] args) {
    for (Object o : new Object[] {new Square(), new Rect(), new Circle(), null, "text", 5}) System.out.println(describe(o));
    System.out.println(length("four") + " " + length(new int[7]) + " " + length(3) + " " + length(-3) + " " + length(null) + " " + length('c'));
    System.out.println(sameText("Abc", "aBC") + " " + sameText("a", 'a'));
    Object o = 42L;
    while (!(o instanceof String s)) o = o instanceof Long l ? (Object) l.intValue() : o.toString();
    System.out.println(s + s.length());
    if (o instanceof CharSequence text && text.length() == 2) o = text.charAt(0);
    System.out.println(o);
    Object[] array = {1, "two", 3.0, 'c', 5L, null, new Object[] {1}};
    int matched = 0;
    for (Object e : array) {
      if (e instanceof Number n) matched += n.intValue();
      else if (e instanceof Character c) matched += c;
      else if (e instanceof Object[] nested) matched += 1000 * nested.length;
    }
    System.out.println(matched);
    System.out.println((Object) array instanceof Object[] && array instanceof Cloneable);
  }
}
