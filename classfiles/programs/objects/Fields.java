/** Instance and static fields of every type, their default values, volatile and final ones, shadowed and inherited. */
public class Fields {
  static class All {
    boolean z; byte b; short s; char c; int i; long l; float f; double d; String t; int[] a; Object o;
    static boolean sz; static byte sb; static short ss; static char sc; static int si; static long sl; static float sf; static double sd; static String st;
    volatile long vl = 1L << 40;
    volatile double vd = 0.5;
    final int fin;
    transient int tr = 9;

    All(int fin) { this.fin = fin; }

    String show() {
      return z + " " + b + " " + s + " " + (int) c + " " + i + " " + l + " " + f + " " + d + " " + t + " " + (a == null) + " " + o + " " + vl + " " + vd + " " + fin + " " + tr;
    }

    static String showStatic() {
      return sz + " " + sb + " " + ss + " " + (int) sc + " " + si + " " + sl + " " + sf + " " + sd + " " + st;
    }
  }

  static class Base { int x = 1; String name = "base"; static int shared = 10; int get() { return x; } }
  static class Derived extends Base { int x = 2; long y = 3; static int shared = 20; int get() { return x * 100 + super.x * 10 + super.get(); } }
  static class Most extends Derived { byte tiny = 5; double x = 4.5; String all() { return x + " " + super.x + " " + ((Base) this).x + " " + name + tiny; } }

  public static void main(String[] args) {
    All all = new All(77);
    System.out.println(all.show());
    System.out.println(All.showStatic());
    all.z = true; all.b = -1; all.s = -2; all.c = 65535; all.i = -3; all.l = -4; all.f = -5.5f; all.d = -6.5; all.t = "t"; all.a = new int[1]; all.o = "o"; all.vl++; all.vd *= 3;
    All.sz = true; All.sb = (byte) 200; All.ss = (short) 40000; All.sc = 'x'; All.si = 1; All.sl = 2; All.sf = 3; All.sd = 4; All.st = "static";
    System.out.println(all.show());
    System.out.println(All.showStatic());
    All other = new All(78);
    System.out.println(other.show());
    Most m = new Most();
    Derived d = m;
    Base b = m;
    System.out.println(m.all() + " " + m.get() + " " + d.x + " " + b.x + " " + b.get() + " " + d.y);
    System.out.println(Base.shared + " " + Derived.shared + " " + Most.shared);
    b.x = 50;
    d.x = 60;
    m.x = 70;
    System.out.println(m.all() + " " + m.get());
    all.l += all.i;
    all.b += 100;
    all.c++;
    System.out.println(all.l + " " + all.b + " " + (int) all.c);
    All[] many = new All[1000];
    for (int i = 0; i < many.length; i++) {
      many[i] = new All(i);
      many[i].l = (long) i << 33;
      many[i].o = many[i / 2];
    }
    long sum = 0;
    for (All a : many) sum += a.l + a.fin + ((All) a.o).fin;
    System.out.println(sum);
  }
}
