/** Sparse switches. */
public class LookupSwitch {
  static String sparse(int n) {
    switch (n) {
      case Integer.MIN_VALUE: return "min";
      case -1000000: return "minus a million";
      case -1: return "minus one";
      case 0: return "zero";
      case 7: return "seven";
      case 1000: return "a thousand";
      case 65536: return "two to the sixteenth";
      case 1000000: return "a million";
      case Integer.MAX_VALUE: return "max";
      default: return "unknown";
    }
  }

  static int powers(int n) {
    switch (n) {
      case 1: return 0; case 2: return 1; case 4: return 2; case 8: return 3; case 16: return 4; case 32: return 5; case 64: return 6; case 128: return 7; case 256: return 8; case 512: return 9;
      case 1 << 10: return 10; case 1 << 15: return 15; case 1 << 20: return 20; case 1 << 25: return 25; case 1 << 30: return 30; case 1 << 31: return 31;
    }
    return -1;
  }

  static int fall(int n) {
    int r = 1;
    switch (n) {
      case 100: r *= 2;
      case 5000: r *= 3; break;
      case -70000: r *= 5;
      default: r *= 7;
    }
    return r;
  }

  static int lone(int n) {
    switch (n) {
      case 123456789: return 1;
    }
    return 0;
  }

  public static void main(String[] args) {
    int[] probes = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1000001, -1000000, -999999, -2, -1, 0, 1, 6, 7, 8, 999, 1000, 1001, 65535, 65536, 1000000, Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
    for (int p : probes) System.out.println(p + " " + sparse(p));
    for (int i = 0; i < 32; i++) System.out.print(powers(1 << i) + powers((1 << i) + 1) + " ");
    System.out.println();
    System.out.println(fall(100) + " " + fall(5000) + " " + fall(-70000) + " " + fall(0));
    System.out.println(lone(123456789) + " " + lone(0));
    long hash = 0;
    for (int i = -100000; i < 100000; i += 7) hash = hash * 33 + sparse(i).length() + fall(i);
    System.out.println(hash);
  }
}
