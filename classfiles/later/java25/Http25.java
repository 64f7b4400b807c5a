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

/** The simple file server, handlers, the HTTP client. */
public class Http25 {
    static void http() throws Exception {
        Path dir = Files.createTempDirectory("web"); Files.writeString(dir.resolve("a.txt"), "content of a\n");
        HttpServer fs = SimpleFileServer.createFileServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), dir, SimpleFileServer.OutputLevel.NONE);
        fs.start(); String base = "http://localhost:" + fs.getAddress().getPort();
        try (HttpClient c = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> r = c.send(HttpRequest.newBuilder(URI.create(base + "/a.txt")).build(), HttpResponse.BodyHandlers.ofString());
            System.out.println(r.statusCode() + r.body() + r.headers().firstValue("content-type").orElse("?"));
            System.out.println(c.send(HttpRequest.newBuilder(URI.create(base + "/none")).HEAD().build(), HttpResponse.BodyHandlers.discarding()).statusCode());
            System.out.println(c.send(HttpRequest.newBuilder(URI.create(base + "/")).build(), HttpResponse.BodyHandlers.ofLines()).body().filter(l -> l.contains("a.txt")).count());
        }
        fs.stop(0);
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, "/", HttpHandlers.handleOrElse(r -> r.getRequestMethod().equals("POST"), ex -> { byte[] b = ex.getRequestBody().readAllBytes(); ex.sendResponseHeaders(200, b.length); ex.getResponseBody().write(b); ex.close(); }, HttpHandlers.of(404, Headers.of("x", "y"), "nope")));
        s.setExecutor(Executors.newVirtualThreadPerTaskExecutor()); s.start();
        URI u = URI.create("http://localhost:" + s.getAddress().getPort() + "/");
        try (HttpClient c = HttpClient.newHttpClient()) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) all.add(c.sendAsync(HttpRequest.newBuilder(u).POST(HttpRequest.BodyPublishers.ofString("n" + i)).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body));
            for (var f : all) System.out.print(f.get() + " ");
            HttpResponse<String> r = c.send(HttpRequest.newBuilder(u).build(), HttpResponse.BodyHandlers.ofString()); System.out.println(r.statusCode() + r.body() + r.headers().firstValue("x").get());
        }
        s.stop(0); Files.delete(dir.resolve("a.txt")); Files.delete(dir);
    }

    public static void main(String[] args) throws Throwable {
        http();
    }
}
