// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
/** Loaders that answer with null, with another class, with exceptions of all kinds; classes that are used by others afterwards. */
public class OddLoaders extends Gen {
  interface Answer { Class<?> get(String name) throws Exception; }

  static class Odd extends Loader {
    final Answer answer;
    Odd(Answer answer) { super("odd"); this.answer = answer; }
    @SuppressWarnings("unchecked") static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }
    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("X")) return super.loadClass(name, resolve);
      try { return answer.get(name); } catch (Exception e) { OddLoaders.Odd.<RuntimeException>sneak(e); return null; }
    }
  }

  static void all(String what, Answer answer) {
    Odd l = new Odd(answer);
    l.add("New", runner("New", m -> { construct(m, "X"); m.visitInsn(POP); }))
        .add("Field", runner("Field", m -> { m.visitFieldInsn(GETSTATIC, "X", "f", "I"); m.visitInsn(POP); }))
        .add("Call", runner("Call", m -> m.visitMethodInsn(INVOKESTATIC, "X", "m", "()V", false)))
        .add("Literal", runner("Literal", m -> { m.visitLdcInsn(jdk.internal.org.objectweb.asm.Type.getObjectType("X")); m.visitInsn(POP); }))
        .add("Array", runner("Array", m -> { m.visitInsn(ICONST_1); m.visitTypeInsn(ANEWARRAY, "X"); m.visitInsn(POP); }))
        .add("Cast", runner("Cast", m -> { m.visitInsn(ACONST_NULL); m.visitTypeInsn(CHECKCAST, "X"); m.visitInsn(POP); }))
        .add("CastThis", runner("CastThis", m -> { m.visitLdcInsn(""); m.visitTypeInsn(CHECKCAST, "X"); m.visitInsn(POP); }))
        .add("Instance", runner("Instance", m -> { m.visitLdcInsn(""); m.visitTypeInsn(INSTANCEOF, "X"); m.visitInsn(POP); }))
        .add("Handle", runner("Handle", m -> { m.visitLdcInsn(jdk.internal.org.objectweb.asm.Type.getMethodType("(LX;)V")); m.visitInsn(POP); }))
        .add("CastArray", runner("CastArray", m -> { m.visitLdcInsn(""); m.visitTypeInsn(CHECKCAST, "[LX;"); m.visitInsn(POP); }))
        .add("Multi", runner("Multi", m -> { m.visitInsn(ICONST_1); m.visitInsn(ICONST_1); m.visitMultiANewArrayInsn("[[LX;", 2); m.visitInsn(POP); }))
        .add("Nested", runner("Nested", m -> { m.visitInsn(ICONST_1); m.visitTypeInsn(ANEWARRAY, "[[LX;"); m.visitInsn(POP); }))
        .add("Clone", runner("Clone", m -> { m.visitInsn(ACONST_NULL); m.visitTypeInsn(CHECKCAST, "[LX;"); m.visitMethodInsn(INVOKEVIRTUAL, "[LX;", "clone", "()Ljava/lang/Object;", false); m.visitInsn(POP); }))
        .add("ArrayLiteral", runner("ArrayLiteral", m -> { m.visitLdcInsn(jdk.internal.org.objectweb.asm.Type.getType("[[LX;")); m.visitInsn(POP); }))
        .add("Sub", cls("Sub", "X", null, w -> says(w, ACC_PUBLIC | ACC_STATIC, "run", "run")))
        .add("Impl", cls("Impl", "java/lang/Object", new String[] {"X"}, w -> says(w, ACC_PUBLIC | ACC_STATIC, "run", "run")))
        .add("Sig", cls("Sig", w -> { says(w, ACC_PUBLIC | ACC_STATIC, "run", "run"); w.visitField(ACC_PUBLIC, "x", "LX;", null, null); method(w, ACC_PUBLIC, "m", "(LX;)LX;", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); }); }));
    for (String user : new String[] {"New", "Field", "Call", "Literal", "Array", "Cast", "CastThis", "Instance", "Handle", "CastArray", "Multi", "Nested", "Clone", "ArrayLiteral", "Sub", "Impl", "Sig"}) run(what + " " + user, l, user);
    attempt(what + " fields", () -> l.loadClass("Sig").getFields().length);
    attempt(what + " methods", () -> l.loadClass("Sig").getDeclaredMethods().length);
    attempt(what + " for name", () -> Class.forName("X", false, l));
    attempt(what + " array for name", () -> Class.forName("[LX;", false, l));
    attempt(what + " load", () -> l.loadClass("X"));
  }

  public static void main(String[] args) {
    byte[] x = cls("X", w -> { says(w, ACC_PUBLIC | ACC_STATIC, "m", "X.m"); w.visitField(ACC_PUBLIC | ACC_STATIC, "f", "I", null, null); });
    Loader real = new Loader("real").add("X", x);
    all("null", name -> null);
    all("another", name -> String.class);
    all("array", name -> int[].class);
    all("primitive", name -> int.class);
    all("not found", name -> { throw new ClassNotFoundException("no " + name); });
    all("no definition", name -> { throw new NoClassDefFoundError("no " + name); });
    all("runtime exception", name -> { throw new IllegalStateException("no " + name); });
    all("error", name -> { throw new Error("no " + name); });
    all("linkage error", name -> { throw new LinkageError("no " + name); });
    all("checked exception", name -> { throw new java.io.IOException("no " + name); });
    all("of another loader", name -> real.loadClass(name));
    Class<?>[] last = new Class<?>[1];
    all("a new one each time", name -> last[0] = new Loader("fresh").add("X", x).loadClass(name));
  }
}
