import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import java.io.File;
import java.io.FileInputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** File names that hold NUL; and SCTP, whose C library is not there. */
public class OddNames {
  interface Action { Object run() throws Exception; }

  static void show(String what, Action action) {
    String result;
    try { result = " = " + action.run(); } catch (Exception e) { result = " ! " + e; }
    System.out.println((what + result).replaceAll("[0-9]{6,}", "N").replace('\0', '~'));
  }

  public static void main(String[] args) {
    File odd = new File("a\0b");
    show("temporary in odd folder", () -> File.createTempFile("abc", null, odd));
    show("odd prefix", () -> File.createTempFile("ab\0c", null, new File(".")));
    show("odd suffix", () -> File.createTempFile("abc", "x\0", new File(".")));
    show("no folder", () -> File.createTempFile("abc", null, new File("nowhere")));
    show("create", () -> odd.createNewFile());
    show("read", () -> new FileInputStream(odd));
    show("access", () -> new RandomAccessFile(odd, "r"));
    show("canonical", () -> odd.getCanonicalPath());
    show("path", () -> odd.toPath());
    show("questions", () -> odd.exists() + " " + odd.length() + odd.isFile() + odd.list() + odd.lastModified() + odd.canRead() + odd.getTotalSpace());
    show("changes", () -> odd.delete() + " " + odd.mkdir() + odd.renameTo(new File("c")) + new File("c").renameTo(odd) + odd.setReadOnly());
    show("nio", () -> Files.createTempFile(Path.of("."), "a\0b", "c"));
    for (int i = 0; i < 2; i++) show("sctp", () -> SctpChannel.open());
    show("sctp server", () -> SctpServerChannel.open());
    show("console", () -> System.console());
  }
}
