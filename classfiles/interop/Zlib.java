/** A C library behind native methods; what is bound to them, examples/c-library.mjs says. */
public class Zlib {
  static native String version();
  static native long crc32(long crc, byte[] bytes, int length);
  static native long compressBound(long length);
  /** `toLength` has one element: room, then the length. */
  static native int compress(byte[] to, long[] toLength, byte[] from, long fromLength);
  static native int uncompress(byte[] to, long[] toLength, byte[] from, long fromLength);

  public static void main(String[] args) {
    byte[] text = "a C library, called from Java in Node. ".repeat(100).getBytes();
    byte[] packed = new byte[(int) compressBound(text.length)];
    long[] packedLength = {packed.length};
    check(compress(packed, packedLength, text, text.length));
    byte[] back = new byte[text.length];
    long[] backLength = {back.length};
    check(uncompress(back, backLength, packed, packedLength[0]));
    java.util.zip.CRC32 jdks = new java.util.zip.CRC32();
    jdks.update(text);
    System.out.println("zlib " + version().charAt(0) + ": " + text.length + " -> less than 200: " + (packedLength[0] < 200));
    System.out.println(java.util.Arrays.equals(text, back) + " " + (crc32(0, back, back.length) == jdks.getValue()));
  }

  private static void check(int status) {
    if (status != 0) throw new IllegalStateException("zlib says " + status);
  }
}
