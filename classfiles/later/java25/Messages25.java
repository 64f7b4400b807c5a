import java.lang.invoke.*;
import java.util.*;

public class Messages25 {
  static void attempt(String what, Callable c) {
    try {
      System.out.println(what + ": " + c.call());
    } catch (Throwable t) {
      System.out.println(what + ": " + t);
    }
  }

  interface Callable { Object call() throws Throwable; }
  private int field = 3;
  private final int constant = 4;
  record R(int a) {}

  public static void main(String[] args) throws Throwable {
    attempt("index", () -> (new int[2])[5]);
    attempt("null", () -> ((Messages25) null).field);
    attempt("cast", () -> (Integer) (Object) "x");
    attempt("store", () -> { Object[] a = new String[1]; a[0] = 1; return null; });
    attempt("divide", () -> 1 / (args.length));
    attempt("negative", () -> new int[-1]);
    attempt("substring", () -> "abc".substring(2, 1));
    attempt("charAt", () -> "abc".charAt(5));
    attempt("list", () -> List.of(1).get(1));
    attempt("arraylist", () -> new ArrayList<>().get(0));
    attempt("parse", () -> Integer.parseInt("1x"));
    attempt("enum", () -> Thread.State.valueOf("X"));
    attempt("class", () -> Class.forName("no.Such"));
    attempt("field", () -> Messages25.class.getDeclaredField("none"));
    attempt("method", () -> Messages25.class.getDeclaredMethod("none", int.class));
    attempt("final", () -> { var f = R.class.getDeclaredField("a"); f.setAccessible(true); f.set(new R(1), 2); return null; });
    attempt("handle", () -> MethodHandles.publicLookup().findVirtual(String.class, "none", MethodType.methodType(void.class)));
    attempt("type", () -> (int) MethodHandles.lookup().findVirtual(String.class, "length", MethodType.methodType(int.class)).invokeExact("x", 1));
    attempt("iterator", () -> new ArrayList<>().iterator().next());
    attempt("modify", () -> { var l = new ArrayList<>(List.of(1, 2, 3)); for (var x : l) l.remove(x); return null; });
    attempt("immutable", () -> List.of(1).add(2));
    attempt("optional", () -> Optional.empty().get());
    attempt("objects", () -> Objects.checkFromToIndex(1, 9, 5));
    attempt("format", () -> String.format("%d", "x"));
    attempt("abstract", () -> Number.class.getConstructor().newInstance());
    attempt("security", () -> { System.setSecurityManager(null); return "allowed"; });
    attempt("match", () -> switch ((Object) "x") { case Integer i -> i; default -> throw new MatchException("m", null); });
  }
}
