// vm: --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
import java.lang.invoke.MethodHandles;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

/** Exception handlers that protect themselves and throw again: loops without a branch, beside which other threads run on. */
public class HandlerLoops implements Opcodes {
  static volatile int rounds;

  /** What the handlers of the loops call. */
  public static void round() {
    rounds++;
    throw new IllegalStateException();
  }

  static final RuntimeException[] THROWN = {new IllegalStateException(), new IllegalArgumentException()};
  static int checked, wrong;

  /** Is it what was thrown last? Throws on, many times. */
  public static void check(Throwable caught) {
    if (checked > 0 && caught != THROWN[checked & 1]) wrong++;
    if (++checked < 300_000) throw THROWN[checked & 1];
  }

  interface Body { void write(MethodVisitor code); }

  static Thread thread(String name, Body body) throws Exception {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V1_6, ACC_PUBLIC, name, null, "java/lang/Object", new String[] {"java/lang/Runnable"});
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(RETURN);
    code.visitMaxs(1, 1);
    code = writer.visitMethod(ACC_PUBLIC, "run", "()V", null, null);
    Label start = new Label(), handler = new Label(), end = new Label();
    code.visitTryCatchBlock(start, end, handler, null);
    code.visitLabel(start);
    code.visitInsn(ACONST_NULL);
    if (name.equals("Shared")) {
      code.visitLabel(handler);
      code.visitFrame(F_FULL, 1, new Object[] {name}, 1, new Object[] {"java/lang/Throwable"});
    } else {
      code.visitInsn(ATHROW);
      code.visitLabel(handler);
      code.visitFrame(F_FULL, 1, new Object[] {name}, 1, new Object[] {"java/lang/Throwable"});
    }
    body.write(code);
    code.visitLabel(end);
    code.visitMaxs(1, 1);
    byte[] bytes = writer.toByteArray();
    Class<?> type = MethodHandles.lookup().defineClass(bytes);
    Thread thread = new Thread((Runnable) type.getDeclaredConstructor().newInstance(), name);
    thread.setDaemon(true);
    return thread;
  }

  public static void main(String[] args) throws Exception {
    Thread[] loops = {
      thread("Rethrown", (code) -> code.visitInsn(ATHROW)),
      thread("Null", (code) -> { code.visitInsn(POP); code.visitInsn(ACONST_NULL); code.visitInsn(ATHROW); }),
      thread("Monitor", (code) -> { code.visitInsn(MONITOREXIT); code.visitInsn(RETURN); }),
      thread("Shared", (code) -> code.visitInsn(ATHROW)),
      thread("Called", (code) -> {
        code.visitInsn(POP);
        code.visitMethodInsn(INVOKESTATIC, "HandlerLoops", "round", "()V", false);
        code.visitInsn(RETURN);
      }),
    };
    for (Thread loop : loops) {
      loop.start();
      Thread.sleep(20);
      System.out.println(loop.getName() + " " + loop.getState());
    }
    while (rounds < 3) Thread.sleep(1);
    System.out.println("called");
    Thread hot = thread("Checked", (code) -> {
      code.visitMethodInsn(INVOKESTATIC, "HandlerLoops", "check", "(Ljava/lang/Throwable;)V", false);
      code.visitInsn(RETURN);
    });
    hot.start();
    hot.join();
    System.out.println(checked + " " + wrong);
  }
}
