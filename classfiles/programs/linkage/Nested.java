// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
import java.util.Arrays;
import java.util.function.Consumer;
import jdk.internal.org.objectweb.asm.ClassWriter;

/** What reflection says of classes whose InnerClasses, EnclosingMethod and nests don't agree with each other. */
public class Nested extends Gen {
  static void ask(String what, Loader l, String name) {
    attempt(what + " declaring", () -> l.loadClass(name).getDeclaringClass());
    attempt(what + " enclosing", () -> l.loadClass(name).getEnclosingClass());
    attempt(what + " enclosing method", () -> l.loadClass(name).getEnclosingMethod());
    attempt(what + " simple name", () -> l.loadClass(name).getSimpleName());
    attempt(what + " canonical name", () -> l.loadClass(name).getCanonicalName());
    attempt(what + " modifiers", () -> l.loadClass(name).getModifiers());
    attempt(what + " anonymous", () -> l.loadClass(name).isAnonymousClass() + " " + l.loadClass(name).isLocalClass() + " " + l.loadClass(name).isMemberClass());
    attempt(what + " classes", () -> Arrays.toString(l.loadClass(name).getDeclaredClasses()));
    attempt(what + " nest host", () -> l.loadClass(name).getNestHost());
    attempt(what + " nest members", () -> Arrays.toString(l.loadClass(name).getNestMembers()));
    attempt(what + " permitted", () -> Arrays.toString(l.loadClass(name).getPermittedSubclasses()));
    attempt(what + " to string", () -> l.loadClass(name).toGenericString());
  }

  static byte[] with(String name, Consumer<ClassWriter> body) { return cls(name, body); }

  public static void main(String[] args) {
    ask("missing outer", new Loader("l").add("O$I", with("O$I", w -> w.visitInnerClass("O$I", "O", "I", ACC_PUBLIC | ACC_STATIC))), "O$I");
    ask("missing inner", new Loader("l").add("O", with("O", w -> w.visitInnerClass("O$I", "O", "I", ACC_PUBLIC | ACC_STATIC))), "O");
    ask("outer disagrees", new Loader("l").add("O", with("O", w -> {})).add("O$I", with("O$I", w -> w.visitInnerClass("O$I", "O", "I", ACC_PUBLIC | ACC_STATIC))), "O$I");
    ask("inner disagrees", new Loader("l").add("O$I", with("O$I", w -> {})).add("O", with("O", w -> w.visitInnerClass("O$I", "O", "I", ACC_PUBLIC | ACC_STATIC))), "O");
    ask("agree", new Loader("l").add("O", with("O", w -> w.visitInnerClass("O$I", "O", "I", ACC_PRIVATE))).add("O$I", with("O$I", w -> w.visitInnerClass("O$I", "O", "I", ACC_PRIVATE))), "O$I");
    ask("anonymous", new Loader("l").add("O", with("O", w -> {})).add("O$1", with("O$1", w -> { w.visitOuterClass("O", "m", "()V"); w.visitInnerClass("O$1", null, null, 0); })), "O$1");
    ask("local", new Loader("l").add("O", with("O", w -> says(w, ACC_PUBLIC, "m", ""))).add("O$1L", with("O$1L", w -> { w.visitOuterClass("O", "m", "()V"); w.visitInnerClass("O$1L", null, "L", 0); })), "O$1L");
    ask("enclosing missing", new Loader("l").add("O$1", with("O$1", w -> w.visitOuterClass("O", "m", "()V"))), "O$1");
    ask("enclosing without method", new Loader("l").add("O", with("O", w -> {})).add("O$1", with("O$1", w -> w.visitOuterClass("O", null, null))), "O$1");
    ask("odd simple name", new Loader("l").add("O", with("O", w -> w.visitInnerClass("X", "O", "Y", 0))).add("X", with("X", w -> w.visitInnerClass("X", "O", "Y", 0))), "X");
    ask("host missing", new Loader("l").add("A", with("A", w -> w.visitNestHost("B"))), "A");
    ask("host disagrees", new Loader("l").add("A", with("A", w -> w.visitNestHost("B"))).add("B", with("B", w -> {})), "A");
    ask("host elsewhere", new Loader("l").add("a/A", with("a/A", w -> w.visitNestHost("b/B"))).add("b/B", with("b/B", w -> w.visitNestMember("a/A"))), "a.A");
    ask("members missing", new Loader("l").add("B", with("B", w -> { w.visitNestMember("A"); w.visitNestMember("C"); })).add("A", with("A", w -> w.visitNestHost("B"))), "B");
    ask("member disagrees", new Loader("l").add("B", with("B", w -> w.visitNestMember("A"))).add("A", with("A", w -> {})), "B");
    ask("permits", new Loader("l").add("S", with("S", w -> { w.visitPermittedSubclassExperimental("A"); w.visitPermittedSubclassExperimental("M"); })).add("A", with("A", w -> {})), "S");
    ask("circular", new Loader("l").add("O", with("O", w -> w.visitInnerClass("O", "P", "O", 0))).add("P", with("P", w -> w.visitInnerClass("P", "O", "P", 0))), "O");
  }
}
