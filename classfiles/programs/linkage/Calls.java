// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
/** Every kind of member through every kind of instruction. */
public class Calls extends Gen {
  static final String OBJECT = "java/lang/Object";

  static byte[] target(int access, boolean isInterface) {
    if (isInterface)
      return make(V17, access | ACC_INTERFACE | ACC_ABSTRACT, "a/T", OBJECT, null, Calls::members);
    return make(V17, access | ACC_SUPER, "a/T", OBJECT, null, w -> { init(w, OBJECT); members(w); fields(w); });
  }

  static void members(jdk.internal.org.objectweb.asm.ClassWriter w) {
    says(w, ACC_PUBLIC, "pub", "pub");
    says(w, ACC_PUBLIC | ACC_STATIC, "spub", "spub");
    says(w, ACC_PRIVATE, "priv", "priv");
    says(w, ACC_PRIVATE | ACC_STATIC, "spriv", "spriv");
    method(w, ACC_PUBLIC | ACC_ABSTRACT, "abs", "()V", null);
  }

  static void fields(jdk.internal.org.objectweb.asm.ClassWriter w) {
    says(w, ACC_PROTECTED, "prot", "prot");
    says(w, ACC_PROTECTED | ACC_STATIC, "sprot", "sprot");
    says(w, 0, "pack", "pack");
    says(w, ACC_STATIC, "spack", "spack");
    method(w, ACC_PROTECTED | ACC_ABSTRACT, "absprot", "()V", null);
    int[] accesses = {ACC_PUBLIC, ACC_PROTECTED, 0, ACC_PRIVATE};
    String[] names = {"pub", "prot", "pack", "priv"};
    for (int i = 0; i < 4; i++) {
      w.visitField(accesses[i], names[i], "I", null, null);
      w.visitField(accesses[i] | ACC_STATIC, "s" + names[i], "I", null, null);
      w.visitField(accesses[i] | ACC_FINAL, "f" + names[i], "I", null, null);
      w.visitField(accesses[i] | ACC_STATIC | ACC_FINAL, "sf" + names[i], "I", null, null);
    }
  }

  static void call(int access, boolean isInterface, boolean asInterface, int opcode, String name, String from, boolean child) {
    Loader l = new Loader("l").add("a/T", target(access, isInterface));
    String parent = child && !isInterface ? "a/T" : OBJECT;
    String user = from + "/U";
    l.add(user, cls(user, parent, child && isInterface ? new String[] {"a/T"} : null, w -> {
      method(w, ACC_PUBLIC | ACC_STATIC, "run", "()V", m -> {
        construct(m, user);
        m.visitMethodInsn(INVOKEVIRTUAL, user, "go", "()V", false);
        m.visitInsn(RETURN);
      });
      method(w, ACC_PUBLIC, "go", "()V", m -> {
        if (opcode != INVOKESTATIC) m.visitVarInsn(ALOAD, 0);
        m.visitMethodInsn(opcode, "a/T", name, "()V", asInterface);
        m.visitInsn(RETURN);
      });
    }));
    run((isInterface ? "interface " : "class ") + (asInterface ? "IM " : "M ") + Integer.toHexString(access) + " " + Integer.toHexString(opcode) + " " + name + " from " + from + (child ? " child" : ""), l, user);
  }

  static void field(int opcode, String name, String from, boolean child, String method) {
    Loader l = new Loader("l").add("a/T", make(V17, ACC_PUBLIC | ACC_SUPER, "a/T", OBJECT, null, w -> { init(w, OBJECT); fields(w); }));
    String user = from + "/U";
    l.add(user, cls(user, child ? "a/T" : OBJECT, null, w -> {
      method(w, ACC_PUBLIC | ACC_STATIC, "run", "()V", m -> {
        construct(m, child ? user : "a/T");
        m.visitMethodInsn(INVOKESTATIC, user, "go", child ? "(L" + user + ";)V" : "(La/T;)V", false);
        m.visitInsn(RETURN);
      });
      method(w, ACC_PUBLIC | ACC_STATIC, method, child ? "(L" + user + ";)V" : "(La/T;)V", m -> {
        if (opcode == GETFIELD || opcode == PUTFIELD) m.visitVarInsn(ALOAD, 0);
        if (opcode == PUTFIELD || opcode == PUTSTATIC) m.visitInsn(ICONST_1);
        m.visitFieldInsn(opcode, "a/T", name, "I");
        if (opcode == GETFIELD || opcode == GETSTATIC) m.visitInsn(POP);
        m.visitInsn(RETURN);
      });
    }));
    run(Integer.toHexString(opcode) + " " + name + " from " + from + (child ? " child" : ""), l, user);
  }

  public static void main(String[] args) {
    String[] names = {"pub", "spub", "priv", "spriv", "abs", "prot", "sprot", "pack", "spack", "absprot", "none", "hashCode"};
    int[] opcodes = {INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE};
    for (String name : names)
      for (int opcode : opcodes)
        for (int i = 0; i < 4; i++) {
          boolean isInterface = (i & 1) != 0, asInterface = (i & 2) != 0;
          if (opcode == INVOKEVIRTUAL && asInterface || opcode == INVOKEINTERFACE && !asInterface) continue;
          for (int j = 0; j < 4; j++) call(ACC_PUBLIC, isInterface, asInterface, opcode, name, (j & 1) == 0 ? "a" : "b", (j & 2) != 0);
        }
    for (int opcode : opcodes) call(0, opcode == INVOKEINTERFACE, opcode == INVOKEINTERFACE, opcode, "pub", "b", false);
    for (int opcode = GETSTATIC; opcode <= PUTFIELD; opcode++)
      for (String kind : new String[] {"", "s", "f", "sf"})
        for (String access : new String[] {"pub", "prot", "pack", "priv"})
          for (int j = 0; j < 4; j++) field(opcode, kind + access, (j & 1) == 0 ? "a" : "b", (j & 2) != 0, "go");
    field(GETSTATIC, "none", "a", false, "go");
    field(GETFIELD, "none", "a", true, "go");
  }
}
