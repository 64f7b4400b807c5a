import java.io.*;
import java.net.*;
import java.nio.charset.*;
import java.text.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.random.*;
import java.util.zip.*;

public class MoreLibrary {
  public static void main(String[] args) throws Exception {
    System.out.println(HexFormat.ofDelimiter(":").formatHex(new byte[] {1, 0x7f, -1}));
    System.out.println(RandomGenerator.of("L64X128MixRandom").nextInt(10) < 10);
    System.out.println(new SplittableRandom(42).nextInt(1000) + " " + new Random(42).nextInt(1000));
    System.out.println(Instant.ofEpochSecond(0).until(Instant.ofEpochSecond(61)) + " " + LocalDate.of(2024, 2, 29).plusYears(1));
    System.out.println(Charset.defaultCharset() + " " + System.getProperty("file.encoding") + " " + System.getProperty("java.specification.version") + " " + System.getProperty("java.vm.specification.version") + " " + Runtime.version().feature());
    CRC32C crc = new CRC32C();
    crc.update("hello".getBytes());
    System.out.println(Long.toHexString(crc.getValue()));
    Reader r = Reader.of("some text");
    System.out.println(r.readAllAsString());
    System.out.println(CompletableFuture.supplyAsync(() -> 1).thenCombine(CompletableFuture.supplyAsync(() -> 2), Integer::sum).get());
    try (ForkJoinPool pool = new ForkJoinPool(2)) { System.out.println(pool.submit(() -> 9).get()); }
    System.out.println(URI.create("http://a/b?c#d").getFragment() + " " + InetAddress.ofLiteral("127.0.0.1") + " " + Inet6Address.ofLiteral("::1"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream o = new ObjectOutputStream(out)) { o.writeObject(new ArrayList<>(List.of("x", 1))); }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) { System.out.println(in.readObject()); }
    System.out.println(Objects.requireNonNullElse(null, "else") + " " + Optional.of(3).stream().toList());
    System.out.println(new StringJoiner(",", "[", "]").add("a").add("b") + " " + String.join("-", List.of("x", "y")));
    System.out.println(Math.cbrt(27) + " " + Math.tanh(0.5) + " " + StrictMath.sin(1) + " " + Math.fma(2.0, 3.0, 1.0) + " " + Math.powExact(3, 4));
    var t = new TreeMap<>(Map.of(3, "c", 1, "a"));
    System.out.println(t.firstEntry() + " " + t.reversed() + " " + Thread.currentThread().threadId());
    System.out.println(Boolean.parseBoolean("TRUE") + " " + "abc".chars().sum() + " " + Character.toString(0x1F600).length() + " " + "x".compareToIgnoreCase("Y"));
  }
}
