// vm: -Xmx64m
// stress: no (allocates two gigabytes)
/** Two gigabytes of garbage in a heap of 64 MB, in small and large objects. */
public class FixedHeap {
  static Object[] ring = new Object[64];

  public static void main(String[] args) {
    long check = 0;
    for (int i = 0; i < 400_000; i++) {
      byte[] b = new byte[1000 + i % 3000];
      b[i % b.length] = (byte) i;
      ring[i & 63] = b;
      check += ((byte[]) ring[i * 7 & 63 & i])[0];
    }
    System.out.println(check);
    for (int i = 0; i < 500; i++) {
      int[] large = new int[500_000];
      large[i] = i;
      ring[i & 3] = large;
      check += large[i];
    }
    System.out.println(check);
    System.out.println(Runtime.getRuntime().maxMemory() / (1 << 20) <= 64);
  }
}
