import java.io.File;
import java.io.IOException;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** junixsocket: sockets of the JDK's classes made by C, which throws the JDK's exceptions. */
public class Sockets {
  public static void main(String[] args) throws Exception {
    System.out.println(AFUNIXSocket.isSupported());
    File file = File.createTempFile("sock", "");
    file.delete();
    AFUNIXServerSocket server = AFUNIXServerSocket.newInstance();
    server.bind(AFUNIXSocketAddress.of(file));
    Thread client = new Thread(() -> {
      try (AFUNIXSocket socket = AFUNIXSocket.newInstance()) {
        socket.connect(AFUNIXSocketAddress.of(file));
        socket.getOutputStream().write("hello".getBytes());
        System.out.println("client got " + new String(socket.getInputStream().readNBytes(4)));
      } catch (IOException e) {
        System.out.println(e);
      }
    });
    client.start();
    try (AFUNIXSocket other = server.accept()) {
      System.out.println("server got " + new String(other.getInputStream().readNBytes(5)));
      other.getOutputStream().write("back".getBytes());
      client.join();
    }
    server.close();
    file.delete();
    try {
      AFUNIXSocket.newInstance().connect(AFUNIXSocketAddress.of(file));
    } catch (IOException e) {
      // Without the message: the library says what is wrong at one time, and nothing at another.
      System.out.println(e.getClass().getName());
    }
  }
}
