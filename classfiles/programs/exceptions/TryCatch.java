/** Catching: by class, superclass, several handlers, several types in one, in nested and outer methods. */
public class TryCatch {
  static class Mine extends Exception { final int code; Mine(int code) { super("mine " + code); this.code = code; } }
  static class Special extends Mine { Special() { super(99); } }

  static void raise(int n) throws Exception {
    switch (n) {
      case 0: return;
      case 1: throw new Mine(1);
      case 2: throw new Special();
      case 3: throw new IllegalArgumentException("argument");
      case 4: throw new IllegalStateException();
      case 5: throw new Exception("plain");
      case 6: throw new Error("error");
      case 7: Object o = "s"; System.out.println((Integer) o); return;
      case 8: System.out.println(1 / (n - 8)); return;
      case 9: System.out.println(new int[2].clone()[n]); return;
      case 10: String t = null; t.length(); return;
      case 11: throw null;
      default: throw new RuntimeException("n " + n, new Mine(n));
    }
  }

  static String outcome(int n) {
    try {
      raise(n);
      return "none";
    } catch (Special e) {
      return "special " + e.code;
    } catch (Mine e) {
      return "mine " + e.code + " " + e.getMessage();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return "illegal " + e.getMessage();
    } catch (NullPointerException e) {
      return "null pointer";
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName() + (e.getCause() == null ? "" : " caused by " + e.getCause());
    } catch (Exception e) {
      return "exception " + e.getMessage();
    } catch (Throwable e) {
      return "throwable " + e;
    }
  }

  static int depth(int n) throws Mine {
    if (n == 0) throw new Mine(n);
    try {
      return depth(n - 1);
    } catch (Mine e) {
      if (n % 3 == 0) return n + e.code;
      throw new Mine(e.code + n);
    }
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 13; i++) System.out.println(i + " " + outcome(i));
    System.out.println(depth(2 + 1) + " " + depth(9));
    int caught = 0;
    for (int i = 0; i < 5000; i++) {
      try {
        if (i % 2 == 0) throw new Mine(i);
        Object o = i % 3 == 0 ? null : "x";
        caught += o.hashCode() & 1;
      } catch (Mine e) {
        caught += e.code & 7;
      } catch (NullPointerException e) {
        caught++;
      }
    }
    System.out.println(caught);
    try {
      try {
        raise(1);
      } catch (IllegalStateException e) {
        System.out.println("wrong");
      }
    } catch (Mine e) {
      System.out.println("outer " + e.getMessage());
    }
    Throwable t = new Throwable("t", null);
    System.out.println(t + " " + t.getCause() + " " + new Mine(3) + " " + new Error());
    Exception kept = null;
    for (int i = 3; i >= 0; i--) {
      try {
        System.out.println(10 / i);
      } catch (ArithmeticException e) {
        kept = e;
      }
    }
    System.out.println(kept);
  }
}
