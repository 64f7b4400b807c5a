/** Its native method is JavaScript's: examples/natives.mjs. */
public class FileSizes {
  static native long size(String path);

  public static void main(String[] args) {
    long sum = 0;
    for (String path : args) {
      try {
        long size = size(path);
        sum += size;
        System.out.println(path + ": " + size);
      } catch (RuntimeException e) {
        System.out.println(path + ": " + e.getMessage().replaceAll(",.*", ""));
      }
    }
    System.out.println("together: " + sum);
  }
}
