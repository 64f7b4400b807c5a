import cx.ath.matthew.unix.UnixServerSocket;
import cx.ath.matthew.unix.UnixSocketAddress;
import java.io.File;

/** Unix sockets of libunix-java: a client and a server in one process. */
public class UnixSocket {
  public static void main(String[] args) throws Exception {
    File file = File.createTempFile("sock", "");
    file.delete();
    UnixServerSocket server = new UnixServerSocket(new UnixSocketAddress(file.getPath()));
    cx.ath.matthew.unix.UnixSocket client = new cx.ath.matthew.unix.UnixSocket(new UnixSocketAddress(file.getPath()));
    cx.ath.matthew.unix.UnixSocket other = server.accept();
    client.getOutputStream().write("hello".getBytes());
    byte[] b = new byte[5];
    int n = other.getInputStream().read(b);
    System.out.println(n + " " + new String(b));
    client.close();
    other.close();
    server.close();
    file.delete();
  }
}
