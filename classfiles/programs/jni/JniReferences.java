/** Local, global and weak references. */
public class JniReferences {
  static class Node {
    Node next;
    int value;
  }

  static native int types(Object o);
  static native void keep(Object o);
  static native Object kept();
  static native Object weakly();
  static native void drop();
  static native boolean dropped();
  static native int many(Object[] a, int n);
  static native Object frames(Object[] a, int depth);
  static native void leave(Object o);
  static native long chain(Node first, int n);

  public static void main(String[] args) {
    Lib.load();
    System.out.println(types("x"));
    keep(new int[] {1, 2, 3});
    for (int i = 0; i < 5; i++) System.gc();
    System.out.println(((int[]) kept())[2] + " " + (kept() == weakly()) + " " + dropped());
    drop();
    for (int i = 0; i < 5; i++) System.gc();
    System.out.println(dropped() + " " + weakly());
    Object[] a = new Object[6000];
    for (int i = 0; i < a.length; i++) a[i] = "object " + i;
    for (int n : new int[] {0, 2, 10, 1018, 1020, 1022, 3000, 6000}) System.out.println(many(a, n));
    System.out.println(frames(a, 7));
    for (int i = 0; i < 100; i++) leave(a);
    System.out.println(many(a, 100));
    Node first = new Node();
    Node last = first;
    for (int i = 1; i < 5000; i++) {
      last.next = new Node();
      last = last.next;
      last.value = i;
    }
    last.next = first;
    System.out.println(chain(first, 20000));
  }
}
