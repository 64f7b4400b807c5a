import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** java.lang.StackWalker, and who calls what through reflection. */
public class StackWalking {
  static final StackWalker PLAIN = StackWalker.getInstance();
  static final StackWalker CLASSES = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  static final StackWalker ALL = StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES, StackWalker.Option.RETAIN_CLASS_REFERENCE));

  static int depth(int n) {
    return n == 0 ? (int) (long) PLAIN.walk(s -> s.count()) : depth(n - 1);
  }

  static List<String> names(StackWalker w) {
    return w.walk(s -> s.map(f -> f.getClassName() + "." + f.getMethodName()).collect(Collectors.toList()));
  }

  static class Caller {
    static Class<?> who() { return CLASSES.getCallerClass(); }
    static void viaReflection() throws Exception { System.out.println(Caller.class.getDeclaredMethod("who").invoke(null)); }
  }

  public static void reflected() {
    System.out.println(names(PLAIN));
    System.out.println(names(ALL).stream().filter(n -> !n.contains("reflect")).collect(Collectors.toList()));
  }

  public static void main(String[] args) throws Exception {
    System.out.println(names(PLAIN));
    PLAIN.forEach(f -> System.out.println(f + " " + f.getLineNumber() + " " + f.getFileName() + " " + f.isNativeMethod() + " " + f.getDescriptor() + " " + f.toStackTraceElement()));
    CLASSES.forEach(f -> System.out.println(f.getDeclaringClass() + " " + f.getMethodType() + " " + (f.getByteCodeIndex() > 0)));
    try {
      PLAIN.forEach(f -> f.getDeclaringClass());
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(depth(0) + " " + depth(5) + " " + depth(200));
    System.out.println(PLAIN.walk(s -> s.skip(1).findFirst()).isPresent());
    System.out.println(Caller.who());
    Caller.viaReflection();
    StackWalking.class.getMethod("reflected").invoke(null);
    Runnable r = () -> System.out.println(names(PLAIN) + " " + CLASSES.getCallerClass());
    r.run();
    List.of(1).forEach(x -> System.out.println(CLASSES.getCallerClass()));
    Thread other = new Thread(() -> {
      System.out.println(names(PLAIN));
      try { System.out.println((long) CLASSES.walk(s -> s.count())); } catch (IllegalCallerException e) { System.out.println(e.getMessage()); }
    });
    other.start(); other.join();
    try {
      PLAIN.getCallerClass();
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
    try {
      CLASSES.getCallerClass();
    } catch (IllegalCallerException e) {
      System.out.println(e.getMessage());
    }
    java.util.stream.Stream<StackWalker.StackFrame> stream = PLAIN.walk(s -> s);
    try { stream.count(); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
  }
}
