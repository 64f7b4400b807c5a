import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/** Positions and sizes beyond what an int holds, and beyond what a double holds exactly. */
public class HugePositions {
  interface Action { Object run() throws Exception; }

  static void show(String what, Action action) {
    try { System.out.println(what + " = " + action.run()); }
    catch (Exception e) { System.out.println(what + " ! " + e); }
  }

  public static void main(String[] args) throws Exception {
    File file = new File("huge");
    try (RandomAccessFile f = new RandomAccessFile(file, "rw"); FileChannel c = f.getChannel();
        FileInputStream in = new FileInputStream(file); FileOutputStream out = new FileOutputStream("other")) {
      f.write(new byte[20]);
      for (long n : new long[] {1L << 31, (1L << 32) + 5, (1L << 42) + 3, -1, Integer.MIN_VALUE, Long.MIN_VALUE}) {
        String hex = Long.toHexString(n);
        show("seek " + hex, () -> { f.seek(n); return f.getFilePointer() + " " + f.read(); });
        show("position " + hex, () -> c.position(n).position());
        show("setLength " + hex, () -> { f.setLength(n); return f.length() + " " + file.length() + " " + c.size(); });
        show("truncate " + hex, () -> c.truncate(n).size());
        f.setLength(20);
        show("skip " + hex, () -> { in.getChannel().position(3); return in.skip(n); });
        show("read at " + hex, () -> c.read(ByteBuffer.allocate(4), n));
        show("write at " + hex, () -> { int written = c.write(ByteBuffer.allocate(1), n); return written + " " + c.size(); });
        f.setLength(20);
      }
      for (long n : new long[] {1L << 31, (1L << 53) + 1, (1L << 62) + 3, Long.MAX_VALUE - 1, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
        String hex = Long.toHexString(n);
        show("transfer from " + hex, () -> c.transferTo(n, 10, out.getChannel()));
        show("transfer " + hex, () -> c.transferTo(0, n, out.getChannel()));
        show("transfer here " + hex, () -> { in.getChannel().position(0); return c.transferFrom(in.getChannel(), 10, n); });
        f.setLength(20);
        show("map " + hex, () -> c.map(FileChannel.MapMode.READ_ONLY, 0, n).capacity() == n);
        f.setLength(20);
        show("lock at " + hex, () -> { try (FileLock l = c.tryLock(n, 10, false)) { return l.position() + " " + l.size() + l.isValid(); } });
        show("lock " + hex, () -> { try (FileLock l = c.tryLock(0, n, false)) { return l.position() + " " + l.size() + l.overlaps(5, 7); } });
        show("modified " + hex, () -> { if (n > 1L << 53) return "depends on the file system"; return file.setLastModified(n); });
      }
    }
    new File("other").delete();
    file.delete();
  }
}
