// vm: -Xmx64m
// stress: no (many collections already)
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Direct buffers: their memory is limited, and comes back when they are garbage. */
public class DirectBuffers {
  public static void main(String[] args) {
    long sum = 0;
    // Half a gigabyte, though only 64 MB may be in use.
    for (int i = 0; i < 512; i++) {
      ByteBuffer b = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.nativeOrder());
      b.putInt(4 * i, i).putLong(1 << 19, ~i);
      sum += b.getInt(4 * i) + b.getLong(1 << 19) + b.get(1000);
    }
    System.out.println(sum);
    List<ByteBuffer> held = new ArrayList<>();
    try {
      for (;;) held.add(ByteBuffer.allocateDirect(8 << 20));
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage().replaceAll("\\d+", "n") + " " + held.size());
    }
    for (int i = 0; i < held.size(); i++) held.get(i).putInt(0, i);
    for (int i = 0; i < held.size(); i++) if (held.get(i).getInt(0) != i) System.out.println("overlap");
    ByteBuffer slice = held.get(0).position(100).slice().asReadOnlyBuffer();
    held.clear();
    for (int i = 0; i < 20; i++) held.add(ByteBuffer.allocateDirect(2 << 20));
    System.out.println(held.size() + " " + slice.capacity() + " " + slice.get(0));
  }
}
