import java.io.PrintWriter;
import java.io.StringWriter;

/** Exceptions that no constructor call in the program makes are complete all the same: message, cause, suppressed ones, stack trace, and the texts of null pointers. */
public class MadeByVm {
  interface Attempt {
    Object get() throws Throwable;
  }

  static final class Plain {
    Object copy() throws CloneNotSupportedException {
      return clone();
    }
  }

  static class Node {
    Node next;
    int[] values;
  }

  static int divide(int a, int b) {
    return a / b;
  }

  static void deep(int depth, Attempt attempt) throws Throwable {
    if (depth > 0) deep(depth - 1, attempt);
    else attempt.get();
  }

  static void attempt(String what, Attempt attempt) {
    for (int round = 0; round < 3; round++)
      try {
        deep(round, attempt);
      } catch (Throwable e) {
        Throwable first = e.getCause();
        if (round == 0) e.addSuppressed(new Exception("added"));
        if (round == 1) e.initCause(new Exception("why"));
        if (round == 2) e.fillInStackTrace();
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        System.out.println(what + " " + round + " cause " + first + ", suppressed " + e.getSuppressed().length + "\n"
            + text.toString().replaceAll("Lambda[^)]*", "Lambda").replaceAll("(?m)^.*java\\.base.*\n", ""));
      }
  }

  public static void main(String[] args) {
    int zero = args.length;
    Node node = new Node();
    Object[] strings = new String[1];
    Object text = "text";
    int[] none = new int[zero];
    attempt("division", () -> divide(5, zero));
    attempt("long remainder", () -> 5L % zero);
    attempt("null field", () -> node.next.values);
    attempt("null array", () -> node.values[1]);
    attempt("null length", () -> node.values.length);
    attempt("null call", () -> node.next.next.toString());
    attempt("null throw", () -> {
      throw (RuntimeException) null;
    });
    attempt("null monitor", () -> {
      synchronized (node.next) {
        return 1;
      }
    });
    attempt("index", () -> none[zero]);
    attempt("negative index", () -> none[zero - 1] = 1);
    attempt("store", () -> strings[zero] = 1);
    attempt("cast", () -> (Integer) text);
    attempt("array cast", () -> (int[][]) (Object) strings);
    attempt("negative size", () -> new int[zero - 5]);
    attempt("clone", () -> new Plain().copy());
    attempt("monitor", () -> {
      node.notify();
      return 1;
    });
    attempt("unboxing", () -> {
      Integer nothing = zero == 0 ? null : 1;
      return nothing + 1;
    });
  }
}
