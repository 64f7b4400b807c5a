import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.zip.*;
import com.sun.net.httpserver.*;

/** Files, archives, processes, serialization filters. */
public class Files25 {
    static void files() throws Exception {
        Path a = Files.createTempFile("f", ".txt"), b = Files.createTempFile("g", ".txt");
        Files.writeString(a, "Grüße\nzwei\n"); Files.write(b, List.of("Grüße", "drei"));
        System.out.println(Files.mismatch(a, b) + " " + Files.readAllLines(a) + " " + Files.size(a) + " " + Files.lines(b).skip(1).findFirst().get());
        try (Reader r = Reader.of("abc"); Writer w = Writer.nullWriter()) { System.out.println(r.transferTo(w) + new FileReader(a.toFile(), StandardCharsets.UTF_8).readAllAsString().strip() + r.readAllLines()); }
        Path zip = Files.createTempFile("z", ".zip"); Files.delete(zip);
        try (FileSystem z = FileSystems.newFileSystem(zip, Map.of("create", "true", "accessMode", "readWrite"))) { Files.writeString(z.getPath("/in.txt"), "zipped"); Files.createDirectory(z.getPath("/d")); }
        try (ZipFile zf = new ZipFile(zip.toFile())) { System.out.println(zf.stream().map(ZipEntry::getName).sorted().toList() + new String(zf.getInputStream(zf.getEntry("in.txt")).readAllBytes())); }
        ByteArrayOutputStream bo = new ByteArrayOutputStream(); try (GZIPOutputStream g = new GZIPOutputStream(bo)) { g.write("hello hello hello".getBytes()); } System.out.println(new String(new GZIPInputStream(new ByteArrayInputStream(bo.toByteArray())).readAllBytes()));
        try (Inflater inf = new Inflater(); Deflater def = new Deflater()) { def.setInput("aaaaaaaaaa".getBytes()); def.finish(); byte[] o = new byte[50]; int n = def.deflate(o); inf.setInput(o, 0, n); byte[] i = new byte[50]; System.out.println(new String(i, 0, inf.inflate(i))); }
        System.out.println(new String(new ProcessBuilder("sh", "-c", "cat; exit 3").redirectErrorStream(true).start() instanceof Process p && p.outputWriter() instanceof BufferedWriter w ? feed(p, w) : null));
        ObjectInputFilter f = ObjectInputFilter.allowFilter(c -> c.isArray() || c == ArrayList.class || c == Object.class || Number.class.isAssignableFrom(c), ObjectInputFilter.Status.REJECTED);
        ByteArrayOutputStream so = new ByteArrayOutputStream(); new ObjectOutputStream(so) {{ writeObject(new ArrayList<>(List.of(1, 2))); }}; ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(so.toByteArray())); in.setObjectInputFilter(f); System.out.println(in.readObject());
        record R(int x, String s) implements Serializable {} so = new ByteArrayOutputStream(); try (ObjectOutputStream oo = new ObjectOutputStream(so)) { oo.writeObject(new R(5, "r")); } System.out.println(new ObjectInputStream(new ByteArrayInputStream(so.toByteArray())).readObject());
        Console c = System.console(); System.out.println(c == null ? "no console" : c.charset().name() + c.isTerminal());
        IO.println("io"); IO.print("x\n"); System.out.println(System.Logger.Level.INFO + " " + System.getLogger("l").getName());
        Files.delete(a); Files.delete(b); Files.delete(zip);
    }

    static byte[] feed(Process p, BufferedWriter w) throws Exception { w.write("piped"); w.close(); byte[] r = p.getInputStream().readAllBytes(); System.out.println(p.waitFor(java.time.Duration.ofSeconds(5)) + " " + p.exitValue()); return r; }

    public static void main(String[] args) throws Throwable {
        files();
    }
}
