// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
/** What a class may have above it, and what it may override. */
public class Supers extends Gen {
  static final String OBJECT = "java/lang/Object";
  static final int PLAIN = ACC_PUBLIC | ACC_SUPER;

  static void extend(String what, int parentAccess, String parent, int childAccess, String child, boolean asInterface) {
    byte[] above = make(V17, parentAccess, parent, OBJECT, null, w -> { if ((parentAccess & ACC_INTERFACE) == 0) init(w, OBJECT); });
    byte[] below = make(V17, childAccess, child, asInterface ? OBJECT : parent, asInterface ? new String[] {parent} : null, w -> {});
    Loader l = new Loader("l").add(parent, above).add(child, below);
    attempt(what, () -> l.loadClass(child.replace('/', '.')));
    attempt(what + " again", () -> l.loadClass(child.replace('/', '.')));
  }

  static void overrides(String what, int above, int below, String childPackage, boolean otherLoader) {
    String child = childPackage + "/Child";
    byte[] parent = cls("a/Parent", w -> {
      says(w, above, "m", "parent");
      method(w, ACC_PUBLIC, "call", "()V", m -> {
        m.visitVarInsn(ALOAD, 0);
        m.visitMethodInsn((above & ACC_STATIC) == 0 ? INVOKEVIRTUAL : INVOKESTATIC, "a/Parent", "m", "()V", false);
        m.visitInsn(RETURN);
      });
    });
    byte[] sub = cls(child, "a/Parent", null, w -> {
      says(w, below, "m", "child");
      method(w, ACC_PUBLIC | ACC_STATIC, "run", "()V", m -> {
        construct(m, child);
        m.visitMethodInsn(INVOKEVIRTUAL, "a/Parent", "call", "()V", false);
        m.visitInsn(RETURN);
      });
    });
    Loader first = new Loader("first").add("a/Parent", parent);
    Loader l = otherLoader ? new Loader("second", first) : first;
    l.add(child, sub);
    run(what, l, child);
  }

  public static void main(String[] args) throws Exception {
    extend("class", PLAIN, "a/P", PLAIN, "b/C", false);
    extend("final class", PLAIN | ACC_FINAL, "a/P", PLAIN, "b/C", false);
    extend("interface as superclass", ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "a/P", PLAIN, "b/C", false);
    extend("class as interface", PLAIN, "a/P", PLAIN, "b/C", true);
    extend("package-private", ACC_SUPER, "a/P", PLAIN, "b/C", false);
    extend("package-private abstract", ACC_SUPER | ACC_ABSTRACT, "a/P", PLAIN, "b/C", false);
    extend("package-private in package", ACC_SUPER, "a/P", PLAIN, "a/C", false);
    extend("package-private interface", ACC_INTERFACE | ACC_ABSTRACT, "a/P", PLAIN, "b/C", true);
    extend("interface extends class", PLAIN, "a/P", ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "b/C", true);
    extend("interface extends package-private", ACC_INTERFACE | ACC_ABSTRACT, "a/P", ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "b/C", true);
    extend("itself", PLAIN, "a/P", PLAIN, "a/P", false);
    attempt("JDK's inner parts", () -> new Loader("l").add("S", cls("S", "jdk/internal/misc/Unsafe", null, w -> {})).loadClass("S"));
    attempt("JDK's inner class", () -> new Loader("l").add("S", cls("S", "jdk/internal/misc/VM", null, w -> {})).loadClass("S"));
    attempt("JDK's inner interface", () -> new Loader("l").add("S", cls("S", OBJECT, new String[] {"jdk/internal/misc/JavaLangAccess"}, w -> {})).loadClass("S"));
    attempt("another module", () -> new Loader("l").add("S", cls("S", "sun/net/httpserver/HttpServerImpl", null, w -> {})).loadClass("S"));
    attempt("package-private of the JDK", () -> new Loader("l").add("S", cls("S", "java/lang/AbstractStringBuilder", null, w -> {})).loadClass("S"));
    attempt("missing", () -> new Loader("l").add("S", cls("S", "no/Where", null, w -> {})).loadClass("S"));
    attempt("enum", () -> new Loader("l").add("S", cls("S", "java/lang/Enum", null, w -> {})).loadClass("S"));
    attempt("record", () -> new Loader("l").add("S", cls("S", "java/lang/Record", null, w -> {})).loadClass("S"));
    attempt("array as superclass", () -> new Loader("l").add("S", cls("S", "[I", null, w -> {})).loadClass("S"));
    attempt("interface twice", () -> new Loader("l").add("S", cls("S", OBJECT, new String[] {"java/lang/Runnable", "java/lang/Runnable"}, w -> {})).loadClass("S"));
    attempt("circle", () -> new Loader("l").add("A", cls("A", "B", null, w -> {})).add("B", cls("B", "A", null, w -> {})).loadClass("A"));
    attempt("circle of three", () -> new Loader("l").add("A", cls("A", "B", null, w -> {})).add("B", itf("B", new String[] {"C"}, w -> {})).add("C", itf("C", new String[] {"B"}, w -> {})).loadClass("A"));
    int[] accesses = {ACC_PUBLIC, ACC_PROTECTED, 0, ACC_PRIVATE};
    for (int above : accesses)
      for (int below : accesses)
        for (int kind = 0; kind < 4; kind++) {
          int up = above | (kind == 1 ? ACC_FINAL : kind == 2 ? ACC_STATIC : 0);
          int down = below | (kind == 3 ? ACC_STATIC : 0);
          String what = Integer.toHexString(up) + " over " + Integer.toHexString(down);
          overrides(what, up, down, "a", false);
          overrides(what + ", other package", up, down, "b", false);
          overrides(what + ", other loader", up, down, "a", true);
        }
    sealed();
  }

  static byte[] sealedBytes(int access, String name, String... permitted) {
    return make(V17, access, name, OBJECT, null, w -> {
      if ((access & ACC_INTERFACE) == 0) init(w, OBJECT);
      for (String p : permitted) w.visitPermittedSubclassExperimental(p);
    });
  }

  static void permits(String what, int access, int childAccess, String child, boolean otherLoader, String... permitted) {
    boolean isInterface = (access & ACC_INTERFACE) != 0;
    Loader first = new Loader("first").add("a/Sealed", sealedBytes(access, "a/Sealed", permitted));
    Loader l = otherLoader ? new Loader("second", first) : first;
    l.add(child, make(V17, childAccess, child, isInterface ? OBJECT : "a/Sealed", isInterface ? new String[] {"a/Sealed"} : null, w -> {}));
    attempt(what, () -> l.loadClass(child.replace('/', '.')));
  }

  static void sealed() {
    int itf = ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT;
    permits("permitted", PLAIN, PLAIN, "a/C", false, "a/C");
    permits("not permitted", PLAIN, PLAIN, "a/D", false, "a/C");
    permits("permitted, other package", PLAIN, PLAIN, "b/C", false, "b/C");
    permits("permitted, other package, not public", PLAIN, ACC_SUPER, "b/C", false, "b/C");
    permits("permitted, other loader", PLAIN, PLAIN, "a/C", true, "a/C");
    permits("interface permitted", itf, PLAIN, "a/C", false, "a/C");
    permits("interface not permitted", itf, PLAIN, "a/D", false, "a/C");
    permits("interface to interface not permitted", itf, itf, "a/D", false, "a/C");
    permits("interface, other package, not public", itf, ACC_SUPER, "b/C", false, "b/C");
    permits("interface, other loader", itf, PLAIN, "a/C", true, "a/C");
    permits("none permitted", PLAIN | ACC_ABSTRACT, PLAIN, "a/C", false, "a/X", "a/Y");
  }
}
