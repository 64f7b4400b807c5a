// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.ClassWriter;

/** Which classes are asked for, in which order, when a class is defined and when it is linked. */
public class LoadOrder extends Gen {
  static class Telling extends Loader {
    Telling(String name) { super(name); }
    Telling(String name, ClassLoader parent) { super(name, parent); }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.length() < 4 || name.startsWith("p.")) System.out.println("  " + getName() + " asked for " + name);
      return super.loadClass(name, resolve);
    }
  }

  static final String OBJECT = "java/lang/Object";
  static final Consumer<ClassWriter> NONE = w -> {};

  static Loader family(byte[] a) {
    return new Telling("l").add("A", a)
        .add("B", cls("B", "C", new String[] {"J"}, NONE)).add("C", cls("C", NONE))
        .add("I", itf("I", new String[] {"J", "K"}, NONE)).add("J", itf("J", null, NONE)).add("K", itf("K", null, NONE))
        .add("F", make(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, "F", OBJECT, null, w -> init(w, OBJECT)))
        .add("P", make(V17, ACC_SUPER, "P", OBJECT, null, w -> init(w, OBJECT)));
  }

  static void load(String what, byte[] a) {
    System.out.println(what);
    Loader l = family(a);
    attempt(what, () -> l.loadClass("A"));
    attempt(what + " again", () -> l.loadClass("A"));
  }

  public static void main(String[] args) {
    load("super and interfaces", cls("A", "B", new String[] {"I", "J"}, NONE));
    load("interface that is a class", cls("A", "B", new String[] {"C", "I"}, NONE));
    load("interface and final", cls("A", "F", new String[] {"C"}, NONE));
    load("missing both", cls("A", "M1", new String[] {"M2"}, NONE));
    load("missing super, class as interface", cls("A", "M1", new String[] {"C"}, NONE));
    load("missing interface, final super", cls("A", "F", new String[] {"M2"}, NONE));
    load("interface as super, missing interface", cls("A", "I", new String[] {"M2"}, NONE));
    load("interface as super, class as interface", cls("A", "I", new String[] {"C"}, NONE));
    load("faulty method, missing super", cls("A", "M1", new String[] {"I"}, w -> w.visitMethod(ACC_PUBLIC | ACC_PRIVATE, "m", "()V", null, null)));
    load("faulty method, missing interface", cls("A", "B", new String[] {"M2"}, w -> w.visitMethod(ACC_PUBLIC | ACC_PRIVATE, "m", "()V", null, null)));
    load("faulty field, class as interface", cls("A", "B", new String[] {"C"}, w -> w.visitField(ACC_PUBLIC | ACC_PRIVATE, "f", "I", null, null)));
    load("final superclass and final method", cls("A", "F", null, w -> says(w, ACC_PUBLIC, "m", "m")));
    load("interface with superclass", make(V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "A", "B", new String[] {"I"}, NONE));
    load("itself as interface", itf("A", new String[] {"A"}, NONE));
    load("itself as super, missing interface", cls("A", "A", new String[] {"M1"}, NONE));
  }
}
