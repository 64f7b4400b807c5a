/** Interfaces: many on one class, inherited, generic, constants, dispatch when names and descriptors collide. */
public class Interfaces {
  interface Named { String name(); int MAX = 10; }
  interface Sized { int size(); String UNIT = "cm".toUpperCase(); }
  interface NamedAndSized extends Named, Sized { String both(); }
  interface Other { int size(); }
  interface Compare<T> { int compare(T a, T b); }
  interface A { int a(); } interface B { int b(); } interface C { int c(); } interface D { int d(); } interface E { int e(); } interface F { int f(); } interface G { int g(); } interface H { int h(); }

  static class Thing implements NamedAndSized, Other {
    public String name() { return "thing"; }
    public int size() { return 3; }
    public String both() { return name() + size() + UNIT + MAX; }
  }

  static class SubThing extends Thing implements Compare<String> {
    @Override public String name() { return "sub" + super.name(); }
    public int compare(String a, String b) { return a.length() - b.length(); }
  }

  static class Many implements A, B, C, D, E, F, G, H {
    public int a() { return 1; } public int b() { return 2; } public int c() { return 3; } public int d() { return 4; } public int e() { return 5; } public int f() { return 6; } public int g() { return 7; } public int h() { return 8; }
  }

  static class Fewer implements H, D, A {
    public int a() { return 10; } public int d() { return 40; } public int h() { return 80; }
  }

  /** More methods than an interface table has slots. */
  interface Wide {
    int m00(); int m01(); int m02(); int m03(); int m04(); int m05(); int m06(); int m07(); int m08(); int m09(); int m10(); int m11(); int m12(); int m13(); int m14(); int m15();
    int m16(); int m17(); int m18(); int m19(); int m20(); int m21(); int m22(); int m23(); int m24(); int m25(); int m26(); int m27(); int m28(); int m29(); int m30(); int m31();
    int m32(); int m33(); int m34(); int m35(); int m36(); int m37(); int m38(); int m39();
  }

  abstract static class HalfWide implements Wide {
    public int m00() { return 0; } public int m01() { return 1; } public int m02() { return 2; } public int m03() { return 3; } public int m04() { return 4; } public int m05() { return 5; } public int m06() { return 6; }
    public int m07() { return 7; } public int m08() { return 8; } public int m09() { return 9; } public int m10() { return 10; } public int m11() { return 11; } public int m12() { return 12; } public int m13() { return 13; }
    public int m14() { return 14; } public int m15() { return 15; } public int m16() { return 16; } public int m17() { return 17; } public int m18() { return 18; } public int m19() { return 19; }
  }

  static class FullWide extends HalfWide {
    public int m20() { return 20; } public int m21() { return 21; } public int m22() { return 22; } public int m23() { return 23; } public int m24() { return 24; } public int m25() { return 25; } public int m26() { return 26; }
    public int m27() { return 27; } public int m28() { return 28; } public int m29() { return 29; } public int m30() { return 30; } public int m31() { return 31; } public int m32() { return 32; } public int m33() { return 33; }
    public int m34() { return 34; } public int m35() { return 35; } public int m36() { return 36; } public int m37() { return 37; } public int m38() { return 38; } public int m39() { return 39; }
    @Override public int m07() { return 700; }
  }

  static long wide(Wide w) {
    long h = 0;
    h = h * 3 + w.m00(); h = h * 3 + w.m05(); h = h * 3 + w.m07(); h = h * 3 + w.m10(); h = h * 3 + w.m15(); h = h * 3 + w.m19(); h = h * 3 + w.m20(); h = h * 3 + w.m24(); h = h * 3 + w.m28(); h = h * 3 + w.m31();
    h = h * 3 + w.m32(); h = h * 3 + w.m33(); h = h * 3 + w.m34(); h = h * 3 + w.m35(); h = h * 3 + w.m36(); h = h * 3 + w.m37(); h = h * 3 + w.m38(); h = h * 3 + w.m39(); h = h * 3 + w.m01(); h = h * 3 + w.m02();
    return h;
  }

  public static void main(String[] args) {
    Thing[] things = {new Thing(), new SubThing()};
    for (Thing t : things) {
      Named n = t; Sized s = t; Other o = t; NamedAndSized both = t;
      System.out.println(n.name() + " " + s.size() + " " + o.size() + " " + both.both() + " " + (t instanceof Compare));
    }
    @SuppressWarnings("unchecked") Compare<String> compare = (Compare<String>) things[1];
    System.out.println(compare.compare("long", "er"));
    Many many = new Many();
    Object o = many;
    System.out.println(((A) o).a() + ((B) o).b() + ((C) o).c() + ((D) o).d() + ((E) o).e() + ((F) o).f() + ((G) o).g() + ((H) o).h());
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      Object x = i % 2 == 0 ? many : new Fewer();
      sum += ((A) x).a() + ((D) x).d() + ((H) x).h();
    }
    System.out.println(sum);
    System.out.println(wide(new FullWide()));
    Named named = things[0];
    System.out.println(named.equals(things[0]) + " " + named.getClass().getSimpleName() + " " + (named.hashCode() == things[0].hashCode()));
    try {
      Object wrong = new Fewer();
      System.out.println(((B) wrong).b());
    } catch (ClassCastException e) {
      System.out.println("Fewer is no B");
    }
    Named[] array = {named, new Named() { public String name() { return "anonymous"; } }};
    for (Named n : array) System.out.println(n.name());
  }
}
