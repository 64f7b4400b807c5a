import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;

/** Small classes of java.util. */
public class Utilities {
  public static void main(String[] args) throws Exception {
    System.out.println(UUID.nameUUIDFromBytes("gojdk".getBytes()) + " " + new UUID(1, 2) + " " + UUID.fromString("123e4567-e89b-12d3-a456-426614174000").version() + " " + UUID.randomUUID().toString().length());
    Properties p = new Properties(), defaults = new Properties();
    defaults.setProperty("d", "default");
    p = new Properties(defaults);
    p.load(new StringReader("# comment\na=1\nb : two words\\\n   continued\nc\\ d=\\u0041\\t!\ne\n"));
    System.out.println(p.getProperty("a") + "|" + p.getProperty("b") + "|" + p.getProperty("c d") + "|" + p.getProperty("e") + "|" + p.getProperty("d") + "|" + p.getProperty("none", "x") + "|" + p.stringPropertyNames().size());
    StringWriter out = new StringWriter();
    Properties one = new Properties();
    one.setProperty("key with space", "value\n\u20ac");
    one.store(out, null);
    System.out.println(out.toString().split("\n", 2)[1].trim());
    StringJoiner j = new StringJoiner(", ", "{", "}").setEmptyValue("EMPTY");
    System.out.print(j + " ");
    System.out.println(j.add("a").add("b") + " " + j.length());
    System.out.println(Objects.equals(null, null) + " " + Objects.hash(1, "a") + " " + Objects.requireNonNullElse(null, "else") + " " + Objects.toString(null, "nil") + " " + Objects.compare(1, 2, Integer::compare) + " " + Objects.isNull(3) + " " + Objects.deepEquals(new int[] {1}, new int[] {1}));
    byte[] data = "The quick brown fox".getBytes();
    CRC32 crc = new CRC32();
    crc.update(data);
    CRC32C c = new CRC32C();
    c.update(data, 1, 5);
    Adler32 adler = new Adler32();
    adler.update(data);
    System.out.println(Long.toHexString(crc.getValue()) + " " + Long.toHexString(c.getValue()) + " " + adler.getValue());
    System.out.println(HexFormat.of().formatHex(data, 0, 4) + " " + HexFormat.ofDelimiter(":").withUpperCase().formatHex(new byte[] {-1, 10}) + " " + Arrays.toString(HexFormat.of().parseHex("0aff")) + " " + HexFormat.fromHexDigits("7f"));
    IntSummaryStatistics s = new IntSummaryStatistics();
    for (int i : List.of(3, 1, 2)) s.accept(i);
    System.out.println(s.getMin() + " " + s.getAverage() + " " + BitSet.valueOf(new long[] {5}) + " " + TimeUnit.DAYS.toMillis(2) + " " + TimeUnit.NANOSECONDS.convert(3, TimeUnit.MICROSECONDS) + " " + TimeUnit.MILLISECONDS.toSeconds(1999));
    System.out.println(System.getProperty("java.vendor.nothing") + " " + System.getProperty("file.separator") + System.getProperty("path.separator") + " " + System.getProperty("line.separator").length() + " " + System.getProperty("java.specification.version") + " " + System.lineSeparator().equals("\n") + " " + Integer.getInteger("no.such", 7) + " " + Boolean.getBoolean("no") + " " + System.getenv("TZ") + " " + (System.getenv().size() > 0));
    System.setProperty("mine", "set");
    System.out.println(System.getProperty("mine") + System.clearProperty("mine") + System.getProperty("mine", "gone") + " " + Runtime.version().feature() + " " + (Runtime.getRuntime().availableProcessors() > 0) + " " + (Runtime.getRuntime().totalMemory() > 0) + " " + System.getSecurityManager());
    System.out.println(System.getProperty("java.version.date") != null);
    System.out.println((System.currentTimeMillis() > 1_600_000_000_000L) + " " + (System.nanoTime() - System.nanoTime() <= 0) + " " + System.getProperty("user.dir").equals(new java.io.File("").getAbsolutePath()));
    java.util.ResourceBundle bundle = new java.util.ListResourceBundle() { protected Object[][] getContents() { return new Object[][] {{"k", "v"}, {"n", 5}}; } };
    System.out.println(bundle.getString("k") + bundle.getObject("n") + bundle.containsKey("z"));
    try {
      java.util.ResourceBundle.getBundle("no.such.Bundle");
    } catch (java.util.MissingResourceException e) {
      System.out.println(e.getMessage());
    }
    java.util.Observable o = new java.util.Observable() { { setChanged(); } };
    o.addObserver((x, arg) -> System.out.println("observed " + arg));
    o.notifyObservers("change");
  }
}
