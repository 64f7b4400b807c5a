/** Line numbers of expressions that spread over several lines. */
public class SpreadLines {
  int f;
  SpreadLines next;
  static int boom(int x) { if (x > 0) throw new IllegalStateException(); return x; }
  SpreadLines self() { return this; }
  SpreadLines none() { return null; }

  interface Action { Object run() throws Exception; }

  static void show(String what, Action a) {
    try {
      System.out.println(what + " " + a.run());
    } catch (Exception e) {
      StringBuilder s = new StringBuilder(what);
      for (StackTraceElement f : e.getStackTrace()) if (!f.getMethodName().equals("show")) s.append(' ').append(f.getLineNumber());
      System.out.println(s);
    }
  }

  static int[] array(int n) {
    return new int[
        n
      ];
  }

  public static void main(String[] args) {
    SpreadLines o = new SpreadLines();
    show("chain", () -> o
        .self()
        .self()
        .none()
        .self()
        .self());
    show("arguments", () -> Math.max(
        boom(0),
        Math.min(
            1,
            boom(
                1))));
    show("concat", () -> "a"
        + boom(0)
        + "b"
        + boom(2)
        + "c");
    show("arithmetic", () -> 1
        + 2
        / boom(0)
        * 3);
    show("conditional", () -> o.f > 0
        ? boom(0)
        : o.next == null
            ? o
                .next
                .f
            : 1);
    show("fields", () -> o
        .self()
        .next
        .f++);
    show("assignment", () -> o
        .next
        .f =
            boom(0));
    show("array", () -> new int[]
        {
            1,
            boom(0),
            boom(1)
        });
    show("index", () -> array(2)
        [
            2
        ]);
    show("negative", () -> array(
        -1));
    show("cast", () -> (Integer)
        (Object)
            "s");
    show("throw", () -> {
      throw
          new IllegalStateException(
              "text"
              + boom(0));
    });
    show("return", () -> {
      return
          boom(
              1);
    });
    show("loop", () -> {
      for (int i = 0;
          i < boom(i);
          i++)
        continue;
      int n = 3;
      while (
          n > 0
          && boom(n
              - 2) == 0)
        n--;
      return n;
    });
    show("switch", () -> {
      switch (
          o.next
              .f) {
        case 1:
          return 1;
        default:
          return 2;
      }
    });
    show("switch expression", () -> switch (o.f) {
      case 1 -> 1;
      default ->
          boom(
              1);
    });
    show("constructor", () -> new Object() {
      int a = 1;
      int b =
          boom(1);
    });
    show("synchronized", () -> {
      synchronized (
          o.next) {
        return 1;
      }
    });
    show("finally", () -> {
      try {
        return boom(1);
      } finally {
        o.f++;
      }
    });
    show("resource", () -> {
      try (AutoCloseable c = () -> boom(1);
          AutoCloseable d = null) {
        return 1;
      }
    });
    show("unboxing", () -> {
      Integer i = null;
      int j =
          1 +
          i;
      return j;
    });
    show("nested lambda", () -> {
      Action a = () ->
          boom(
              1);
      return a
          .run();
    });
    show("string switch", () -> {
      String s = null;
      switch (s) {
        case "x":
          return 1;
      }
      return 2;
    });
    show("assert", () -> java.util.List.of(
        1,
        null,
        3));
  }
}
