import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.util.Arrays;

/** java.io.File, streams, readers, writers, RandomAccessFile. */
public class OldFiles {
  public static void main(String[] args) throws IOException {
    File dir = new File("d"), file = new File(dir, "f.txt");
    System.out.println(dir.mkdir() + " " + dir.mkdir() + " " + file.exists() + " " + file.createNewFile() + " " + file.createNewFile() + " " + file.length() + " " + file.isFile() + dir.isDirectory() + " " + file.getName() + " " + file.getPath() + " " + file.getParent() + " " + file.isAbsolute() + " " + new File("a/../b").getCanonicalFile().getName() + " " + new File(dir, "x/y").mkdirs());
    try (PrintWriter w = new PrintWriter(new BufferedWriter(new FileWriter(file)))) { w.println("first"); w.printf("%d %s%n", 5, "é"); w.print(2.5); }
    try (BufferedReader r = new BufferedReader(new FileReader(file))) { for (String l; (l = r.readLine()) != null; ) System.out.print("[" + l + "]"); }
    try (FileWriter w = new FileWriter(file, true)) { w.write("\nappended"); }
    System.out.println(file.length() + " " + file.setLastModified(1_500_000_000_000L) + " " + file.lastModified() + " " + file.canRead() + file.canWrite() + " " + file.setReadOnly() + " " + file.setWritable(true));
    String[] names = dir.list();
    Arrays.sort(names);
    System.out.println(Arrays.toString(names) + " " + dir.listFiles(f -> f.isFile()).length + " " + new File("none").listFiles());
    try (DataOutputStream out = new DataOutputStream(new FileOutputStream("data"))) {
      out.writeBoolean(true); out.writeByte(-1); out.writeShort(-2); out.writeChar('€'); out.writeInt(1 << 30); out.writeLong(-1L << 40); out.writeFloat(1.5f); out.writeDouble(-0.0); out.writeUTF("text\0é€"); out.writeBytes("abc");
      System.out.println(out.size());
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream("data")))) {
      System.out.println(in.readBoolean() + " " + in.readByte() + " " + in.readShort() + " " + in.readChar() + " " + in.readInt() + " " + in.readLong() + " " + in.readFloat() + " " + in.readDouble() + " " + in.readUTF().length() + " " + in.read() + " " + in.readUnsignedShort() + " " + in.read());
      in.readInt();
    } catch (EOFException e) {
      System.out.println("end " + e.getMessage());
    }
    try (RandomAccessFile r = new RandomAccessFile("data", "rw")) {
      r.seek(7);
      System.out.println(r.readInt() + " " + r.getFilePointer() + " " + r.length());
      r.seek(100);
      r.write(7);
      r.setLength(50);
      r.seek(0);
      byte[] b = new byte[10];
      r.readFully(b);
      System.out.println(Arrays.toString(b) + " " + r.length() + " " + r.skipBytes(100) + " " + r.read());
    }
    try (InputStream in = new FileInputStream("data")) {
      System.out.println(in.available() + " " + in.skip(5) + " " + in.read() + " " + in.readNBytes(3).length + " " + in.readAllBytes().length + " " + in.read() + " " + in.markSupported());
    }
    for (String bad : new String[] {"none", "d", "/no/such/file"}) {
      try {
        new FileInputStream(bad);
      } catch (FileNotFoundException e) {
        System.out.println(e.getMessage());
      }
    }
    InputStream closed = new FileInputStream("data");
    closed.close();
    try {
      closed.read();
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(file.renameTo(new File("renamed")) + " " + new File("renamed").delete() + " " + dir.delete() + " " + new File("d/x/y").delete() + new File("d/x").delete() + dir.delete() + " " + new File("data").delete() + " " + new File("data").delete());
  }
}
