import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a class, to be changed here and there as a recompilation would have changed them. */
class ClassBytes {
  private byte[] bytes;

  ClassBytes(byte[] bytes) { this.bytes = bytes; }

  /** The class file beside the running program. */
  static ClassBytes of(String name) {
    try (InputStream in = ClassBytes.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
      return new ClassBytes(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] toArray() { return bytes; }

  ClassBytes version(int major, int minor) {
    bytes = bytes.clone();
    bytes[4] = (byte) (minor >> 8);
    bytes[5] = (byte) minor;
    bytes[6] = (byte) (major >> 8);
    bytes[7] = (byte) major;
    return this;
  }

  /** Replaces a text of the constant pool, wherever it is used: a name, a descriptor, a string. */
  ClassBytes replace(String from, String to) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      ByteArrayOutputStream result = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(result);
      out.writeLong(in.readLong());
      int count = copyShort(in, out);
      boolean found = false;
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == 1) {
          String text = in.readUTF();
          found |= text.equals(from);
          out.writeUTF(text.equals(from) ? to : text);
        } else out.write(in.readNBytes(lengthOf(tag)));
        if (tag == 5 || tag == 6) i++;
      }
      if (!found) throw new IllegalArgumentException("no constant " + from);
      out.write(in.readAllBytes());
      bytes = result.toByteArray();
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int lengthOf(int tag) {
    switch (tag) {
      case 5: case 6: return 8;
      case 7: case 8: case 16: case 19: case 20: return 2;
      case 15: return 3;
      default: return 4;
    }
  }

  private static int copyShort(DataInputStream in, DataOutputStream out) throws IOException {
    int value = in.readUnsignedShort();
    out.writeShort(value);
    return value;
  }

  /** Sets and clears access flags of the class, or of the fields and methods of that name. */
  ClassBytes flags(String member, int clear, int set) {
    try {
      bytes = bytes.clone();
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      in.skipBytes(8);
      int count = in.readUnsignedShort();
      String[] names = new String[count];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        if (tag == 1) names[i] = in.readUTF();
        else in.skipBytes(lengthOf(tag));
        if (tag == 5 || tag == 6) i++;
      }
      int at = bytes.length - in.available();
      if (member == null) {
        change(at, clear, set);
        return this;
      }
      in.skipBytes(6);
      in.skipBytes(2 * in.readUnsignedShort());
      for (int kind = 0; kind < 2; kind++) {
        int members = in.readUnsignedShort();
        for (int i = 0; i < members; i++) {
          at = bytes.length - in.available();
          in.skipBytes(2);
          if (names[in.readUnsignedShort()].equals(member)) change(at, clear, set);
          in.skipBytes(2);
          int attributes = in.readUnsignedShort();
          for (int j = 0; j < attributes; j++) {
            in.skipBytes(2);
            in.skipBytes(in.readInt());
          }
        }
      }
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(int at, int clear, int set) {
    int flags = ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff) & ~clear | set;
    bytes[at] = (byte) (flags >> 8);
    bytes[at + 1] = (byte) flags;
  }
}
