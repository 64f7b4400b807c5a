import java.util.*;
import java.util.stream.*;

public class StackWalks {
  static final StackWalker CLASSES = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  static List<String> names(StackWalker w) {
    return w.walk(s -> s.map(f -> f.getMethodName() + ":" + f.getLineNumber()).collect(Collectors.toList()));
  }

  static Class<?> caller() { return CLASSES.getCallerClass(); }

  static int deep(int n) {
    if (n == 0) return CLASSES.walk(s -> (int) s.filter(f -> f.getMethodName().equals("deep")).count());
    return deep(n - 1);
  }

  static class Inner {
    static Class<?> ask() { return caller(); }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(names(StackWalker.getInstance()));
    System.out.println(Inner.ask());
    System.out.println(deep(3) + " " + deep(100));
    Runnable r = () -> System.out.println(names(StackWalker.getInstance()));
    r.run();
    System.out.println((Object) CLASSES.walk(s -> s.map(f -> f.getDeclaringClass() + " " + f.getMethodType() + " " + f.getDescriptor()).toList()));
    System.out.println((Object) CLASSES.walk(s -> s.limit(1).map(f -> f.toStackTraceElement().toString() + f.isNativeMethod() + (f.getByteCodeIndex() > 0)).toList()));
    Object o = StackWalks.class.getDeclaredMethod("caller").invoke(null);
    System.out.println(o);
    for (String line : names(StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES)))) System.out.println(line.split(":")[0]);
    Thread t = Thread.ofVirtual().start(() -> System.out.println((Object) CLASSES.walk(s -> s.map(StackWalker.StackFrame::getMethodName).toList())));
    t.join();
    try {
      StackWalker.getInstance().getCallerClass();
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
  }
}
