import java.io.RandomAccessFile;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** NIO buffers, heap and direct, views, byte order; file channels; mapped files; charset coders. */
public class Buffers {
  static void fill(ByteBuffer b) {
    b.put((byte) 1).putShort((short) 0x0203).putInt(0x04050607).putLong(0x08090a0b0c0d0e0fL).putFloat(1.5f).putDouble(-2.5).putChar('€');
    b.flip();
    System.out.println(b + " " + b.get() + " " + b.getShort() + " " + b.getInt() + " " + b.getLong() + " " + b.getFloat() + " " + b.getDouble() + " " + b.getChar() + " " + b.hasRemaining());
    b.rewind();
    b.order(ByteOrder.LITTLE_ENDIAN);
    System.out.println(b.getInt(1) + " " + b.getLong(3) + " " + b.get(2));
    b.order(ByteOrder.BIG_ENDIAN).position(4);
    ByteBuffer slice = b.slice(), dup = b.duplicate();
    slice.put(0, (byte) 99);
    System.out.println(b.get(4) + " " + slice.capacity() + " " + dup.position() + " " + b.compact().position());
    b.clear();
    IntBuffer ints = b.asIntBuffer();
    ints.put(0, 77).put(new int[] {5, 6});
    System.out.println(b.getInt(0) + " " + b.getInt(4) + " " + ints.position() + " " + ints.remaining() + " " + b.isDirect() + b.hasArray());
    b.asLongBuffer().put(1, 1L << 40);
    b.asDoubleBuffer().put(2, 0.5);
    System.out.println(b.getLong(8) + " " + b.getDouble(16) + " " + b.hashCode() + " " + b.equals(b.duplicate()) + " " + b.mismatch(b.duplicate()) + " " + b.compareTo(b.duplicate()));
  }

  public static void main(String[] args) throws Exception {
    fill(ByteBuffer.allocate(40));
    fill(ByteBuffer.allocateDirect(40));
    ByteBuffer wrapped = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}, 1, 3), ro = wrapped.asReadOnlyBuffer();
    System.out.println(wrapped + " " + wrapped.arrayOffset() + " " + ro.isReadOnly() + " " + wrapped.get() + wrapped.mark().position() + wrapped.get() + wrapped.reset().position());
    for (Runnable r : new Runnable[] {() -> ro.put((byte) 1), () -> ByteBuffer.allocate(1).getInt(), () -> ByteBuffer.allocate(1).putLong(1), () -> ByteBuffer.allocate(2).get(2), () -> ByteBuffer.allocate(2).position(3), () -> ByteBuffer.allocate(-1), () -> ByteBuffer.allocate(2).reset(), ro::array}) {
      try {
        r.run();
      } catch (RuntimeException e) {
        System.out.println(e);
      }
    }
    CharBuffer chars = CharBuffer.wrap("characters");
    System.out.println(chars.subSequence(2, 5) + " " + chars.get(1) + " " + chars.length() + " " + StandardCharsets.UTF_8.decode(StandardCharsets.UTF_8.encode("ü€😀")) + " " + Charset.forName("UTF-16LE").encode("ab").remaining());
    try {
      StandardCharsets.US_ASCII.newEncoder().encode(CharBuffer.wrap("é"));
    } catch (CharacterCodingException e) {
      System.out.println(e);
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff}));
    } catch (CharacterCodingException e) {
      System.out.println(e);
    }
    Path path = Path.of("channel.bin");
    try (FileChannel c = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer b = ByteBuffer.allocateDirect(16);
      b.putInt(1).putInt(2).flip();
      System.out.println(c.write(b) + " " + c.position() + " " + c.size() + " " + c.write(ByteBuffer.wrap(new byte[] {9, 9}), 20) + " " + c.size());
      b.clear();
      System.out.println(c.read(b, 4) + " " + b.getInt(0) + " " + c.read(ByteBuffer.allocate(1), 1000) + " " + c.write(new ByteBuffer[] {ByteBuffer.wrap(new byte[3]), ByteBuffer.wrap(new byte[4])}));
      MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 0, 64);
      m.putLong(32, 0x1122334455667788L);
      m.force();
      b.clear().limit(8);
      System.out.println(c.read(b, 32) + " " + Long.toHexString(b.getLong(0)) + " " + c.size() + " " + m.get(20));
      c.truncate(10);
      System.out.println(c.size() + " " + (c.tryLock() != null) + " " + c.transferTo(0, 10, Channels.newChannel(new java.io.ByteArrayOutputStream())));
    }
    try (RandomAccessFile r = new RandomAccessFile("channel.bin", "r"); FileChannel c = r.getChannel()) {
      System.out.println(c.map(FileChannel.MapMode.READ_ONLY, 0, 8).getInt(4));
      c.write(ByteBuffer.allocate(1));
    } catch (java.nio.channels.NonWritableChannelException e) {
      System.out.println("not writable");
    }
  }
}
