import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Texts of the exceptions that the VM and the library throw. */
public class Messages {
  static class A { int f; int[] a; A next; String s; int m() { return 1; } A self() { return this; } static A none() { return null; } }
  static class B {}
  static A staticA;
  static int[][] grid = new int[2][];

  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("fine");
    } catch (Throwable e) {
      System.out.println(e);
    }
  }

  public static void main(String[] args) {
    A nothing = null;
    A a = new A();
    Object o = "string";
    int[] none = null;
    Object[] objects = new Integer[3];
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    attempt(() -> nothing.m());
    attempt(() -> System.out.println(nothing.f));
    attempt(() -> nothing.f = 3);
    attempt(() -> a.next.next.f++);
    attempt(() -> a.next.m());
    attempt(() -> a.self().next.self());
    attempt(() -> System.out.println(A.none().s));
    attempt(() -> System.out.println(a.s.length()));
    attempt(() -> System.out.println(staticA.f));
    attempt(() -> System.out.println(none.length));
    attempt(() -> System.out.println(none[0]));
    attempt(() -> none[1] = 2);
    attempt(() -> System.out.println(a.a[0]));
    attempt(() -> System.out.println(grid[1][0]));
    attempt(() -> { synchronized (nothing) { System.out.println(); } });
    attempt(() -> { RuntimeException e = null; throw e; });
    attempt(() -> { Integer i = null; int x = i; });
    attempt(() -> System.out.println((Integer) o));
    attempt(() -> System.out.println((B) (Object) a));
    attempt(() -> System.out.println((Runnable) o));
    attempt(() -> System.out.println((int[]) o));
    attempt(() -> System.out.println((String[]) (Object) objects));
    attempt(() -> System.out.println((A[]) (Object) new int[1][1]));
    attempt(() -> System.out.println(1 / list.indexOf(1)));
    attempt(() -> System.out.println(1L % list.indexOf(1)));
    attempt(() -> System.out.println(new int[list.size() - 9].length));
    attempt(() -> System.out.println(new int[3][-2].length));
    attempt(() -> objects[0] = "s");
    attempt(() -> objects[3] = 1);
    attempt(() -> "abc".charAt(5));
    attempt(() -> "abc".substring(2, 1));
    attempt(() -> "abc".substring(4));
    attempt(() -> new StringBuilder("abc").deleteCharAt(3));
    attempt(() -> new StringBuilder("abc").insert(7, 'x'));
    attempt(() -> list.get(3));
    attempt(() -> list.set(-1, 0));
    attempt(() -> list.subList(2, 1));
    attempt(() -> { for (Integer i : list) list.remove(i); });
    attempt(() -> List.of(1).add(2));
    attempt(() -> List.of(1, null));
    attempt(() -> Collections.emptyList().iterator().next());
    attempt(() -> new ArrayList<>(-1));
    attempt(() -> Objects.requireNonNull(null));
    attempt(() -> Objects.requireNonNull(null, "was null"));
    attempt(() -> Objects.checkIndex(5, 5));
    attempt(() -> Integer.parseInt("x1"));
    attempt(() -> Long.parseLong(null));
    attempt(() -> Thread.State.valueOf("NOPE"));
    attempt(() -> { throw new Error("mine", new B() instanceof Object ? new Exception("cause") : null); });
    attempt(() -> { throw new StackOverflowError(); });
    attempt(() -> { assert false : "assertions are off"; });
  }
}
