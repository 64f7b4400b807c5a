/** Overload resolution: widening before boxing before varargs, most specific reference, null, bridges. */
public class Overloading {
  static String f(byte x) { return "byte"; }
  static String f(int x) { return "int"; }
  static String f(long x) { return "long"; }
  static String f(double x) { return "double"; }
  static String f(Integer x) { return "Integer"; }
  static String f(Object x) { return "Object"; }
  static String f(int... x) { return "int..."; }

  static String g(Object o) { return "Object"; }
  static String g(CharSequence o) { return "CharSequence"; }
  static String g(String o) { return "String"; }

  static String h(long x) { return "long"; }
  static String h(Integer x) { return "Integer"; }
  static String h(Object... x) { return "Object..." + (x == null ? "null" : x.length); }

  static String two(int a, double b) { return "int,double"; }
  static String two(long a, int b) { return "long,int"; }

  static String sum(String first, int... rest) { int s = 0; for (int r : rest) s += r; return first + s + "/" + rest.length; }

  static class Base { String m(Object o) { return "Base.Object"; } String m(String s) { return "Base.String"; } Object self() { return this; } }
  static class Sub extends Base { @Override String m(Object o) { return "Sub.Object"; } String m(Integer i) { return "Sub.Integer"; } @Override Sub self() { return this; } }

  static class Box<T extends Comparable<T>> { T value; Box(T v) { value = v; } int compare(T other) { return value.compareTo(other); } }
  static class IntBox extends Box<Integer> { IntBox(int v) { super(v); } @Override int compare(Integer other) { return -super.compare(other); } }

  public static void main(String[] args) {
    byte b = 1; short s = 1; char c = 1; float fl = 1;
    System.out.println(f(b) + " " + f(s) + " " + f(c) + " " + f(1) + " " + f(1L) + " " + f(fl) + " " + f(1.0) + " " + f(Integer.valueOf(1)) + " " + f("s") + " " + f() + " " + f(1, 2) + " " + f(Long.valueOf(1)) + " " + f(Byte.valueOf(b)));
    System.out.println(g(null) + " " + g("s") + " " + g(new StringBuilder()) + " " + g(1) + " " + g((Object) "s"));
    System.out.println(h(1) + " " + h('c') + " " + h(Integer.valueOf(1)) + " " + h(1.0) + " " + h() + " " + h(1, 2) + " " + h((Object) null) + " " + h((Object[]) null) + " " + h(new Integer[3]) + " " + h(new int[3]));
    System.out.println(two(1, 2.0) + " " + two(1L, 2));
    System.out.println(sum("a") + " " + sum("b", 1) + " " + sum("c", 1, 2, 3) + " " + sum("d", new int[] {4, 5}));
    Base base = new Sub();
    Sub sub = new Sub();
    System.out.println(base.m("x") + " " + base.m(1) + " " + sub.m("x") + " " + sub.m(1) + " " + sub.m(1.0) + " " + (sub.self() == sub) + " " + (base.self() == base));
    Box<Integer> box = new IntBox(5);
    System.out.println(box.compare(3) + " " + new Box<>(5).compare(3) + " " + new Box<>("a").compare("b"));
    Object o = 'x';
    System.out.println(String.valueOf(o) + String.valueOf('x') + String.valueOf(new char[] {'y', 'z'}) + String.valueOf((Object) null));
    StringBuilder sb = new StringBuilder();
    sb.append('a').append((int) 'a').append(1L).append(1f).append(1d).append(true).append((Object) "o").append(new char[] {'c'}).append("xyz", 1, 2).append((String) null);
    System.out.println(sb);
  }
}
