// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
/** What the first bytes of a class file may say. */
public class Versions extends Gen {
  static void version(int major, int minor) {
    byte[] b = cls("p/V", w -> {});
    b[4] = (byte) (minor >> 8); b[5] = (byte) minor; b[6] = (byte) (major >> 8); b[7] = (byte) major;
    attempt("version " + major + "." + minor, () -> new Loader("l").add("p/V", b).loadClass("p.V"));
  }

  static void flags(String what, int version, int access, String parent) {
    attempt(what, () -> new Loader("l").add("F", make(version, access, "F", parent, null, w -> {})).loadClass("F").getModifiers());
  }

  static void clinit(String what, int version, int access) {
    byte[] b = make(version, ACC_PUBLIC | ACC_SUPER, "C", "java/lang/Object", null, w -> {
      method(w, access, "<clinit>", "()V", m -> { print(m, "initialised"); m.visitInsn(RETURN); });
      says(w, ACC_PUBLIC | ACC_STATIC, "run", "run");
    });
    attempt(what, () -> new Loader("l").add("C", b).run("C"));
  }

  public static void main(String[] args) {
    for (int major : new int[] {0, 44, 45, 50, 55, 56, 60, 61, 62, 70})
      for (int minor : new int[] {0, 3, 256, 65535}) version(major, minor);
    String object = "java/lang/Object";
    flags("module", V17, ACC_MODULE, object);
    flags("module and more", V17, ACC_MODULE | ACC_PUBLIC | ACC_SUPER, object);
    flags("module in version 52", V1_8, ACC_MODULE | ACC_SUPER, object);
    flags("interface not abstract", V17, ACC_INTERFACE, object);
    flags("interface not abstract, old", V1_5, ACC_INTERFACE, object);
    flags("interface not abstract, 6", V1_6, ACC_INTERFACE, object);
    flags("annotation alone", V17, ACC_ANNOTATION | ACC_SUPER, object);
    flags("final abstract", V17, ACC_FINAL | ACC_ABSTRACT, object);
    flags("enum", V17, ACC_ENUM, object);
    flags("no super", V17, ACC_PUBLIC, null);
    flags("super of its own", V17, ACC_PUBLIC, "F");
    flags("interface with super", V17, ACC_INTERFACE | ACC_ABSTRACT, "java/lang/Number");
    clinit("clinit", V17, ACC_STATIC);
    clinit("clinit public final synchronized", V17, ACC_STATIC | ACC_PUBLIC | ACC_FINAL | ACC_SYNCHRONIZED);
    clinit("clinit strict", V1_6, ACC_STATIC | ACC_STRICT);
    clinit("clinit abstract", V17, ACC_STATIC | ACC_ABSTRACT);
    clinit("clinit native", V17, ACC_STATIC | ACC_NATIVE);
    clinit("clinit abstract old", V1_6, ACC_ABSTRACT);
    clinit("clinit native old", V1_6, ACC_NATIVE);
    clinit("clinit private", V17, ACC_STATIC | ACC_PRIVATE | ACC_PROTECTED);
    clinit("clinit not static", V17, 0);
    clinit("clinit not static in 50", V1_6, 0);
    attempt("wrong name", () -> new Loader("l").add("q/V", cls("p/V", w -> {})).loadClass("q.V"));
    attempt("wrong case", () -> new Loader("l").add("p/v", cls("p/V", w -> {})).loadClass("p.v"));
    attempt("java package", () -> new Loader("l").add("java/V", cls("java/V", w -> {})).loadClass("java.V"));
    attempt("array", () -> new Loader("l").loadClass("[LVersions;"));
    attempt("array by name", () -> Class.forName("[LNowhere;", false, new Loader("l")));
    attempt("slashes", () -> Class.forName("p/V", false, new Loader("l").add("p/V", cls("p/V", w -> {}))));
    attempt("empty", () -> Class.forName("", false, new Loader("l")));
    attempt("boot", () -> Class.forName("java.lang.Nowhere", false, null));
  }
}
