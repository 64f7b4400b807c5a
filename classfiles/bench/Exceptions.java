// args: 500
/** Throwing through some frames and catching, with and without stack traces. */
public final class Exceptions {
  static final class Light extends RuntimeException {
    Light() { super(null, null, false, false); }
  }

  static int down(int n, boolean light) {
    if (n == 0) {
      if (light) throw new Light();
      throw new IllegalStateException("bottom");
    }
    try {
      return down(n - 1, light) + 1;
    } finally {
      depth += n;
    }
  }

  static int depth;

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]), caught = 0;
    for (int i = 0; i < n; i++) {
      try {
        down(i % 20, (i & 1) == 0);
      } catch (Light e) {
        caught++;
      } catch (IllegalStateException e) {
        caught += 2;
      }
    }
    System.out.println(caught + " " + depth);
  }
}
