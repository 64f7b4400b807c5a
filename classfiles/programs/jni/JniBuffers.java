import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Direct buffers over memory of C. */
public class JniBuffers {
  static native ByteBuffer make(int n);
  static native long capacity(Object b);
  static native int read(Object b, int i);

  public static void main(String[] args) {
    Lib.load();
    ByteBuffer b = make(100);
    System.out.println(b + " " + b.isDirect() + " " + b.get(42) + " " + b.order(ByteOrder.LITTLE_ENDIAN).getInt(4));
    b.put(3, (byte) 99);
    System.out.println(read(b, 3) + " " + capacity(b));
    ByteBuffer own = ByteBuffer.allocateDirect(16);
    own.put(5, (byte) 55);
    System.out.println(read(own, 5) + " " + capacity(own) + " " + capacity(own.asLongBuffer()) + " " + capacity(ByteBuffer.allocate(3)) + " " + capacity("no"));
    System.out.println(read(ByteBuffer.allocate(3), 0));
    byte[] copy = new byte[10];
    b.position(90);
    b.get(copy);
    System.out.println(copy[9]);
  }
}
