/** An object is finalized if the constructor of Object has been run for it: not if an argument of its constructor, or of a superclass's, throws. */
public class FinalizerRegistration {
  static int fin;
  static int boom() { throw new RuntimeException("boom"); }
  static class A { A(int x) {} @Override protected void finalize() { fin++; System.out.println("finalized"); } }
  static class B extends A { B() { super(boom()); } }
  static class C { C() { throw new RuntimeException("after"); } @Override protected void finalize() { fin += 10; } }
  public static void main(String[] a) throws Exception {
    try { new A(boom()); } catch (RuntimeException e) { System.out.println(e.getMessage()); }
    try { new B(); } catch (RuntimeException e) { System.out.println(e.getMessage()); }
    try { new C(); } catch (RuntimeException e) { System.out.println(e.getMessage()); }
    for (int i = 0; i < 20; i++) { System.gc(); System.runFinalization(); Thread.sleep(2); }
    System.out.println(fin);
  }
}
