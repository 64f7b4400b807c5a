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

/** Unix sockets, an echo server on virtual threads, addresses. */
public class Sockets25 {
    static void sockets() throws Exception {
        Path p = Path.of(System.getProperty("java.io.tmpdir"), "u" + ProcessHandle.current().pid());
        try (ServerSocketChannel ss = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            ss.bind(UnixDomainSocketAddress.of(p));
            Thread t = Thread.startVirtualThread(() -> { try (SocketChannel sc = ss.accept()) { ByteBuffer b = ByteBuffer.allocate(10); sc.read(b); sc.write(b.flip()); } catch (IOException e) { e.printStackTrace(); } });
            try (SocketChannel c = SocketChannel.open(UnixDomainSocketAddress.of(p))) { c.write(ByteBuffer.wrap("ping".getBytes())); ByteBuffer b = ByteBuffer.allocate(10); c.read(b); System.out.println(new String(b.array(), 0, b.position())); }
            t.join();
        } finally { Files.deleteIfExists(p); }
        try (ServerSocket ss = new ServerSocket(0); var ex = Executors.newVirtualThreadPerTaskExecutor()) {
            ex.submit(() -> { for (;;) { Socket k = ss.accept(); ex.submit(() -> { try (k) { k.getInputStream().transferTo(k.getOutputStream()); } return null; }); } });
            List<Future<String>> fs = new ArrayList<>();
            for (int i = 0; i < 30; i++) { int n = i; fs.add(ex.submit(() -> { try (Socket k = new Socket("localhost", ss.getLocalPort())) { k.getOutputStream().write(("m" + n).getBytes()); k.shutdownOutput(); return new String(k.getInputStream().readAllBytes()); } })); }
            StringBuilder sb = new StringBuilder(); for (var f : fs) sb.append(f.get()).append(','); System.out.println(sb);
            ss.close();
        }
        System.out.println(Inet4Address.ofLiteral("127.0.0.1").isLoopbackAddress() + " " + Inet6Address.ofLiteral("::1") + " " + InetAddress.ofLiteral("10.1.2.3").getHostAddress() + " " + Inet4Address.ofPosixLiteral("0x7f.1"));
        System.out.println(URL.of(URI.create("https://a.b/c?d#e"), null).getRef() + " " + URLDecoder.decode("a%20b+c", StandardCharsets.UTF_8));
    }

    public static void main(String[] args) throws Throwable {
        sockets();
    }
}
