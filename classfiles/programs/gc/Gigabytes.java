// vm: -Xmx32m
// stress: no (allocates gigabytes)
/** Three gigabytes of short-lived objects of all sizes in 32 MB, a part of which is always occupied by what stays. */
public class Gigabytes {
  static final Object[] stays = new Object[4096];

  public static void main(String[] args) {
    long bytes = 0;
    int check = 0;
    long seed = 42;
    while (bytes < 3L << 30) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      int r = (int) (seed >>> 33);
      int size = (r & 63) == 0 ? r & 0xffff : (r & 4095) == 1 ? 300_000 + (r & 0x3ffff) : r & 255;
      Object made;
      switch (r >>> 16 & 3) {
        case 0: made = new byte[size]; break;
        case 1: made = new int[size >> 2]; break;
        case 2: made = new Object[] {stays[r & 4095], new long[size >> 3]}; ((Object[]) made)[0] = null; break;
        default: made = new StringBuilder(size >> 1).append(r & 1023); break;
      }
      bytes += size + 32;
      if (size < 2000 && (r >>> 20 & 7) == 0) stays[r & 4095] = made;
      check = check * 31 + (made instanceof StringBuilder ? ((StringBuilder) made).length() : 7);
    }
    int alive = 0;
    for (Object o : stays) if (o != null) alive++;
    System.out.println(check + " " + alive);
    Runtime r = Runtime.getRuntime();
    System.out.println(r.maxMemory() <= 32 << 20 && r.totalMemory() <= r.maxMemory() && r.freeMemory() <= r.totalMemory());
  }
}
