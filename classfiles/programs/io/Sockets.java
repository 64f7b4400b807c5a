import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** Sockets on the loopback interface, selectors, datagrams, addresses, URIs. */
public class Sockets {
  public static void main(String[] args) throws Exception {
    InetAddress local = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 5, local)) {
      Thread t = new Thread(() -> {
        try (Socket s = server.accept(); BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream())); PrintWriter out = new PrintWriter(s.getOutputStream(), true)) {
          for (String l; (l = in.readLine()) != null; ) out.println("echo " + l.toUpperCase());
        } catch (IOException e) {
          System.out.println(e);
        }
      });
      t.start();
      try (Socket s = new Socket(local, server.getLocalPort()); PrintWriter out = new PrintWriter(s.getOutputStream(), true); BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream()))) {
        out.println("one");
        System.out.println(in.readLine() + " " + s.isConnected() + " " + s.getTcpNoDelay() + " " + (s.getPort() == server.getLocalPort()));
        out.println("two");
        System.out.println(in.readLine());
        s.setSoTimeout(20);
        try {
          in.read();
        } catch (SocketTimeoutException e) {
          System.out.println(e.getMessage());
        }
        s.shutdownOutput();
        s.setSoTimeout(0);
        System.out.println(in.readLine());
      }
      t.join();
      server.setSoTimeout(10);
      try {
        server.accept();
      } catch (SocketTimeoutException e) {
        System.out.println(e.getMessage());
      }
    }
    int free;
    try (ServerSocket s = new ServerSocket(0, 1, local)) { free = s.getLocalPort(); }
    try {
      new Socket(local, free);
    } catch (ConnectException e) {
      System.out.println(e.getMessage());
    }
    try (DatagramSocket a = new DatagramSocket(0, local); DatagramSocket b = new DatagramSocket(0, local)) {
      byte[] data = "datagram".getBytes();
      a.send(new DatagramPacket(data, data.length, local, b.getLocalPort()));
      DatagramPacket got = new DatagramPacket(new byte[100], 100);
      b.receive(got);
      System.out.println(new String(got.getData(), 0, got.getLength()) + " " + (got.getPort() == a.getLocalPort()));
    }
    try (Selector selector = Selector.open(); ServerSocketChannel server = ServerSocketChannel.open(); SocketChannel client = SocketChannel.open()) {
      server.bind(new InetSocketAddress(local, 0));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      client.connect(server.getLocalAddress());
      client.write(ByteBuffer.wrap("via selector".getBytes()));
      StringBuilder events = new StringBuilder();
      ByteBuffer buffer = ByteBuffer.allocate(100);
      while (buffer.position() < 12) {
        selector.select(1000);
        for (Iterator<SelectionKey> it = selector.selectedKeys().iterator(); it.hasNext(); ) {
          SelectionKey key = it.next();
          it.remove();
          if (key.isAcceptable()) { SocketChannel c = server.accept(); c.configureBlocking(false); c.register(selector, SelectionKey.OP_READ); events.append("accept "); }
          else if (key.isReadable()) { ((SocketChannel) key.channel()).read(buffer); events.append("read"); }
        }
      }
      System.out.println(events + " " + new String(buffer.array(), 0, buffer.position()));
    }
    System.out.println(InetAddress.getByName("127.0.0.1") + " " + InetAddress.getByAddress(new byte[] {10, 0, 0, 1}).getHostAddress() + " " + local.isLoopbackAddress() + " " + InetAddress.getByName("::1").getHostAddress() + " " + new InetSocketAddress("127.0.0.1", 80));
    URI u = new URI("http://user@host:8080/p/a%20th/../x?q=1&r=%C3%BC#frag");
    System.out.println(u.getHost() + " " + u.getPort() + " " + u.getPath() + " " + u.getQuery() + " " + u.getRawQuery() + " " + u.getFragment() + " " + u.normalize() + " " + u.resolve("../y") + " " + new URL("https://h/x?y").getFile() + " " + URLEncoder.encode("a b&ü", "UTF-8") + " " + URLDecoder.decode("a+b%26", "UTF-8"));
  }
}
