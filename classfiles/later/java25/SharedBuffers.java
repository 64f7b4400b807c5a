import java.lang.foreign.*;
import java.nio.*;
/** The same through byte buffers, in loops that optimized code makes fast. */
public class SharedBuffers {
    static long read(ByteBuffer b) { long sum = 0; for (int i = 0; i < 1 << 16; i++) sum += b.get(i); return sum; }
    static int find(ByteBuffer b) { int i = 0; while (i < (1 << 26) && b.get(i & 0xffff) == 0) i++; return i; }
    public static void main(String[] args) throws Exception {
        for (int k = 0; k < 3; k++) {
            Arena arena = Arena.ofShared();
            ByteBuffer b = arena.allocate(1 << 24).asByteBuffer();
            boolean finds = k > 0;
            Thread t = new Thread(() -> { try { while (true) { if (finds) find(b); else read(b); } } catch (Exception e) { System.out.println(e); } });
            t.start(); Thread.sleep(700); arena.close(); t.join();
        }
    }
}
