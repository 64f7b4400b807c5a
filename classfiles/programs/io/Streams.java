import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** In-memory streams, filters, pushback, sequence, pipes, compression. */
public class Streams {
  public static void main(String[] args) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 10; i++) bytes.write(i * 30);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    in.skip(2);
    in.mark(5);
    System.out.println(in.read() + " " + in.read() + " " + in.available());
    in.reset();
    System.out.println(in.read() + " " + bytes.size() + " " + new ByteArrayInputStream(new byte[0]).read());
    PushbackReader push = new PushbackReader(new StringReader("abc"), 2);
    int a = push.read();
    push.unread('x');
    push.unread(a);
    System.out.println("" + (char) push.read() + (char) push.read() + (char) push.read());
    LineNumberReader lines = new LineNumberReader(new StringReader("a\nb\r\nc\rd"));
    while (lines.readLine() != null) ;
    System.out.println(lines.getLineNumber());
    SequenceInputStream seq = new SequenceInputStream(new ByteArrayInputStream("one ".getBytes()), new ByteArrayInputStream("two".getBytes()));
    System.out.println(new String(seq.readAllBytes()));
    StreamTokenizer tok = new StreamTokenizer(new StringReader("x = 3.5 + 'str' // c\n y"));
    tok.slashSlashComments(true);
    StringBuilder sb = new StringBuilder();
    while (tok.nextToken() != StreamTokenizer.TT_EOF) sb.append(tok.ttype).append(tok.ttype == StreamTokenizer.TT_NUMBER ? tok.nval : tok.sval).append(' ');
    System.out.println(sb);
    Reader decoder = new InputStreamReader(new ByteArrayInputStream("gr\u00fc\u00df \u20ac \ud83d\ude00".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    int count = 0, sum = 0;
    for (int c; (c = decoder.read()) >= 0; count++) sum += c;
    System.out.println(count + " " + sum);
    CharArrayWriter chars = new CharArrayWriter();
    try (PrintWriter w = new PrintWriter(chars)) { w.append("p").print('c'); w.print(1L); w.print(new char[] {'x'}); w.println((Object) null); }
    System.out.print(chars);
    PrintStream ps = new PrintStream(bytes, true, "UTF-16BE");
    bytes.reset();
    ps.print("é");
    ps.write(7);
    System.out.println(Arrays.toString(bytes.toByteArray()) + " " + ps.checkError());
    byte[] data = new byte[50000];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i / 100 * 7 ^ i % 13);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(packed)) { gz.write(data); }
    System.out.println(Arrays.equals(new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes(), data) + " " + (packed.size() < 20000));
    packed.reset();
    try (DeflaterOutputStream d = new DeflaterOutputStream(packed)) { d.write(data, 0, 1000); d.write(5); }
    System.out.println(new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes().length);
    packed.reset();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.setComment("comment");
      for (String n : new String[] {"a.txt", "dir/", "dir/b.bin"}) { zip.putNextEntry(new ZipEntry(n)); if (!n.endsWith("/")) zip.write(n.getBytes()); zip.closeEntry(); }
      ZipEntry stored = new ZipEntry("stored");
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(1);
      java.util.zip.CRC32 crc = new java.util.zip.CRC32();
      crc.update('s');
      stored.setCrc(crc.getValue());
      zip.putNextEntry(stored);
      zip.write('s');
    }
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed.toByteArray()))) { for (ZipEntry e; (e = zip.getNextEntry()) != null; ) names.add(e.getName() + zip.readAllBytes().length + e.isDirectory()); }
    System.out.println(names);
    try {
      new GZIPInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    } catch (IOException e) {
      System.out.println(e);
    }
    PipedOutputStream pipeOut = new PipedOutputStream();
    PipedInputStream pipeIn = new PipedInputStream(pipeOut, 16);
    Thread writer = new Thread(() -> { try (pipeOut) { for (int i = 0; i < 100; i++) pipeOut.write(i); } catch (IOException e) { e.printStackTrace(); } });
    writer.start();
    int total = 0;
    for (int b; (b = pipeIn.read()) >= 0; ) total += b;
    System.out.println(total);
    BufferedInputStream bin = new BufferedInputStream(new ByteArrayInputStream(data), 64);
    bin.mark(1000);
    bin.readNBytes(500);
    bin.reset();
    System.out.println(bin.read() + " " + bin.available());
  }
}
