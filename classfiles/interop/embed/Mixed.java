package embed;

/** A tree of calls between Java and JavaScript that a seed decides: each node's value is known to whoever knows the seed. */
public class Mixed {
  /** What the node with this seed does; see test/interop/mixed.ts, which says the same in JavaScript. */
  public static int node(int seed, int depth, boolean mayAwait) throws Exception {
    int kind = Math.floorMod(seed, 10);
    int next = mix(seed);
    if (depth <= 0 || kind < 2) return spin(next, (next & 7) * 20_000);
    switch (kind) {
      case 2:
        return mix(callJs(next, depth - 1) + seed);
      case 3:
        return mix((mayAwait ? awaitJs(next, depth - 1) : callJs(next, depth - 1)) + seed);
      case 4:
        try {
          fail(next, depth - 1, mayAwait);
          return -1;
        } catch (Failed e) {
          return mix(e.value);
        }
      case 5:
        return load(next);
      case 6:
        Thread.sleep(next & 3);
        return mix(node(next, depth - 1, mayAwait));
      case 7:
        synchronized (Mixed.class) {
          Thread.yield();
          return spin(next, 1000);
        }
      case 8:
        return mix(text(next).length() + String.valueOf(node(next, depth - 1, mayAwait)).hashCode());
      default:
        return mix(node(next, depth - 1, mayAwait)) + mix(node(mix(next), depth - 2, mayAwait));
    }
  }

  public static native int callJs(int seed, int depth);
  public static native int awaitJs(int seed, int depth);

  public static int mix(int x) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x + 0x9e3779b9;
  }

  public static int sum(int a, int[] b, int c, int[] d) {
    int sum = a + c;
    for (int x : b) sum += x;
    for (int x : d) sum += x;
    return sum;
  }

  public static int tight(int rounds) {
    return spin(1, rounds);
  }

  public static int spin(int seed, int rounds) {
    int x = seed;
    for (int i = 0; i < rounds; i++) x = x * 31 + i;
    return x;
  }

  public static class Failed extends Exception {
    public final int value;

    public Failed(int value) {
      super("value " + value);
      this.value = value;
    }
  }

  public static void fail(int seed, int depth, boolean mayAwait) throws Exception {
    throw new Failed(node(seed, depth, mayAwait));
  }

  static String text(int seed) {
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < (seed & 63); i++) sb.append(seed).append(new int[100].length);
    return sb.toString();
  }

  /** A class loader of its own defines the class again, so that each call loads, links and initialises one. */
  static int load(int seed) throws Exception {
    ClassLoader loader = new ClassLoader(Mixed.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals("embed.Mixed$Loaded")) return super.loadClass(name, resolve);
        try (var in = getResourceAsStream("embed/Mixed$Loaded.class")) {
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (java.io.IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    };
    Class<?> c = Class.forName("embed.Mixed$Loaded", true, loader);
    return (int) c.getMethod("value", int.class).invoke(null, seed);
  }

  public static class Loaded {
    private static final int PLUS;

    static {
      Thread.yield();
      PLUS = spin(7, 1000);
    }

    public static int value(int seed) {
      return mix(seed) + PLUS;
    }
  }
}
