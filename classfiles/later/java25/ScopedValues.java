import java.util.concurrent.*;

public class ScopedValues {
  static final ScopedValue<String> NAME = ScopedValue.newInstance();
  static final ScopedValue<Integer> NUMBER = ScopedValue.newInstance();

  static void show(String where) {
    System.out.println(where + ": " + NAME.orElse("unbound") + " " + NUMBER.isBound());
  }

  public static void main(String[] args) throws Exception {
    show("outside");
    ScopedValue.where(NAME, "one").run(() -> {
      show("inside");
      ScopedValue.where(NAME, "two").where(NUMBER, 2).run(() -> show("nested"));
      show("back");
    });
    show("outside");
    int r = ScopedValue.where(NUMBER, 6).call(() -> NUMBER.get() * 7);
    System.out.println(r);
    try {
      NAME.get();
    } catch (java.util.NoSuchElementException e) {
      System.out.println("not bound");
    }
    ScopedValue.where(NAME, "vt").run(() -> {
      Thread t = Thread.ofVirtual().unstarted(() -> {
        show("virtual");
        ScopedValue.where(NAME, "own").run(() -> { Thread.yield(); show("virtual"); });
      });
      t.start();
      try { t.join(); } catch (InterruptedException e) { }
      show("parent");
    });
    try {
      ScopedValue.where(NAME, "throws").run(() -> { throw new IllegalStateException(NAME.get()); });
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    long sum = 0;
    for (int i = 0; i < 2000; i++) {
      int n = i;
      sum += ScopedValue.where(NUMBER, n).call(() -> NUMBER.get() + (NUMBER.isBound() ? 1 : 0));
    }
    System.out.println(sum);
    try {
      ScopedValue.where(NUMBER, 1).run(() -> recurse(0));
    } catch (StackOverflowError e) {
      System.out.println("overflow " + NUMBER.isBound());
    }
  }

  static int recurse(int n) { return recurse(n + 1) + NUMBER.get(); }
}
