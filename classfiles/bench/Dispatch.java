// args: 20000
/** Virtual and interface calls with one, two and many receivers, instanceof and casts. */
public final class Dispatch {
  interface Shape { int area(int k); default int twice(int k) { return 2 * area(k); } }
  static class A implements Shape { public int area(int k) { return k; } }
  static class B extends A { @Override public int area(int k) { return k ^ 5; } }
  static class C implements Shape { int calls; public int area(int k) { return k + calls++; } }
  static class D implements Shape { public int area(int k) { return k >>> 1; } @Override public int twice(int k) { return k; } }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    Shape[] shapes = {new A(), new B(), new C(), new D(), new A(), new B()};
    A[] as = {new A(), new B()};
    long sum = 0;
    for (int i = 0; i < n; i++) {
      Shape s = shapes[i % shapes.length];
      sum += s.area(i) + s.twice(i) + shapes[0].area(i) + as[i & 1].area(i);
      if (s instanceof B) sum += ((B) s).area(1);
      else if (s instanceof C) sum += ((C) s).calls;
    }
    System.out.println(sum);
  }
}
