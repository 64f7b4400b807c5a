import java.io.File;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** A mapped file that becomes shorter: whoever touches the pages behind its end gets an InternalError. */
public class ShrunkMapping {
  interface Action { Object run() throws Exception; }

  static void show(String what, Action action) {
    try { System.out.println(what + " = " + action.run()); }
    catch (Throwable e) { System.out.println(what + " ! " + e); }
  }

  public static void main(String[] args) throws Exception {
    File file = new File("mapped");
    try (RandomAccessFile f = new RandomAccessFile(file, "rw"); FileChannel c = f.getChannel()) {
      f.setLength(1 << 20);
      MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 0, 1 << 20);
      m.put(0, (byte) 1);
      c.truncate(4096);
      show("first page", () -> m.get(0));
      show("get", () -> m.get(5000));
      show("getLong", () -> m.getLong(8192));
      show("put", () -> m.put(9000, (byte) 3));
      show("many", () -> { int sum = 0; for (int i = 4000; i < 5000; i++) sum += m.get(i); return sum; });
      show("bulk get", () -> { m.get(10000, new byte[100]); return 0; });
      show("bulk put", () -> m.put(10000, new byte[100]));
      show("across the end", () -> { m.get(4000, new byte[200]); return 0; });
      show("copy", () -> ByteBuffer.allocateDirect(100).put(m.duplicate().position(5000).limit(5050)));
      show("ints", () -> m.asIntBuffer().get(3000));
      f.setLength(1 << 20);
      show("longer again", () -> m.get(5000));
    }
    file.delete();
  }
}
