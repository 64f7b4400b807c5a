import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** zstd-jni: arrays, streams, direct buffers, dictionaries' errors. */
public class Zstd {
  public static void main(String[] args) throws Exception {
    byte[] data = "hello hello zstd ".repeat(5000).getBytes();
    for (int level : new int[] {1, 3, 19}) {
      byte[] c = com.github.luben.zstd.Zstd.compress(data, level);
      byte[] d = com.github.luben.zstd.Zstd.decompress(c, data.length);
      System.out.println(level + " " + c.length + " " + Arrays.hashCode(c) + " " + Arrays.equals(data, d));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream z = new ZstdOutputStream(out)) {
      for (int i = 0; i < data.length; i += 1000) z.write(data, i, Math.min(1000, data.length - i));
    }
    try (ZstdInputStream z = new ZstdInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      System.out.println(out.size() + " " + Arrays.equals(data, z.readAllBytes()));
    }
    ByteBuffer from = ByteBuffer.allocateDirect(data.length).put(data).flip();
    ByteBuffer to = ByteBuffer.allocateDirect(data.length);
    System.out.println(com.github.luben.zstd.Zstd.compress(to, from) + " " + to.position());
    try {
      com.github.luben.zstd.Zstd.decompress(new byte[] {1, 2, 3, 4}, 100);
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }
}
