import java.io.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

/** Blocking, timed, interrupted and asynchronously closed channels, selectors, datagrams, pipes, Unix sockets; errors of the network. */
public class Channels {
  interface Action { void run() throws Exception; }
  static void t(String name, Action a) {
    try { System.out.print(name + ": "); a.run(); System.out.println(); }
    catch (Throwable e) { System.out.println(e.toString()); }
  }
  static void p(Object o) { System.out.print(o + " "); }
  public static void main(String[] a) throws Exception {
    InetAddress lo = InetAddress.getLoopbackAddress();
    t("lo", () -> p(lo));
    t("byaddr", () -> {
      InetAddress x = InetAddress.getByAddress(new byte[]{127,0,0,1});
      // A machine without /etc/hosts knows no name for it.
      String name = x.getHostName();
      p(name.equals("localhost") || name.equals("127.0.0.1"));
      p(name.equals(x.getCanonicalHostName()));
      p(x.isReachable(500));
    });
    t("sock", () -> { try (ServerSocket s = new ServerSocket(0, 5, lo)) {
      Thread th = new Thread(() -> { try (Socket c = s.accept()) { c.getInputStream().transferTo(c.getOutputStream()); } catch (IOException e) { System.out.println(e); } });
      th.start();
      try (Socket c = new Socket(lo, s.getLocalPort())) { c.setTcpNoDelay(true); p(c.getTcpNoDelay()); p(c.getKeepAlive()); c.setSoLinger(true, 3); p(c.getSoLinger()); c.setTrafficClass(0x10); p(c.getTrafficClass()); c.setReceiveBufferSize(20000); p(c.getReceiveBufferSize() > 0);
        c.getOutputStream().write(new byte[100000]); c.shutdownOutput(); p(c.getInputStream().readAllBytes().length); p(c.getPort() == s.getLocalPort()); p(c.getInetAddress()); p(c.isInputShutdown()); }
      th.join(); } });
    t("closed during accept", () -> {
      ServerSocket s = new ServerSocket(0);
      Thread th = new Thread(() -> { try { Thread.sleep(100); s.close(); } catch (Exception e) {} });
      th.start();
      s.accept();
    });
    t("closed during read", () -> {
      ServerSocket s = new ServerSocket(0);
      Socket c = new Socket(lo, s.getLocalPort());
      Thread th = new Thread(() -> { try { Thread.sleep(100); c.close(); } catch (Exception e) {} });
      th.start();
      c.getInputStream().read();
    });
    t("timeout", () -> { ServerSocket s = new ServerSocket(0); s.setSoTimeout(50); s.accept(); });
    t("read timeout", () -> {
      ServerSocket s = new ServerSocket(0);
      Socket c = new Socket(lo, s.getLocalPort());
      c.setSoTimeout(50);
      c.getInputStream().read();
    });
    t("refused", () -> new Socket(lo, 1));
    t("connect timeout", () -> { Socket c = new Socket(); c.connect(new InetSocketAddress(lo, 1), 100); });
    t("bind twice", () -> { try (ServerSocket s = new ServerSocket(0)) { new ServerSocket(s.getLocalPort()); } });
    t("bind bad", () -> new ServerSocket(0, 1, InetAddress.getByName("192.0.2.1")));
    t("reset", () -> {
      ServerSocket s = new ServerSocket(0);
      Socket c = new Socket(lo, s.getLocalPort());
      Socket x = s.accept();
      x.getOutputStream().write(1);
      c.setSoLinger(true, 0);
      c.getOutputStream().write(5);
      c.close();
      x.getInputStream().read();
      p(x.getInputStream().read());
    });
    t("udp", () -> {
      try (DatagramSocket s = new DatagramSocket(0, lo); DatagramSocket c = new DatagramSocket()) { byte[] b = "hello".getBytes(); c.send(new DatagramPacket(b, 5, lo, s.getLocalPort())); DatagramPacket r = new DatagramPacket(new byte[10], 10); s.receive(r); p(new String(r.getData(), 0, r.getLength())); p(r.getPort() == c.getLocalPort()); s.setSoTimeout(50); s.receive(r); }
    });
    t("udp unreach", () -> {
      try (DatagramChannel c = DatagramChannel.open()) { c.connect(new InetSocketAddress(lo, 1)); c.write(ByteBuffer.allocate(3)); Thread.sleep(50); c.read(ByteBuffer.allocate(3)); }
    });
    t("udp ch", () -> {
      try (DatagramChannel s = DatagramChannel.open().bind(new InetSocketAddress(lo, 0)); DatagramChannel c = DatagramChannel.open(StandardProtocolFamily.INET)) { c.bind(new InetSocketAddress(lo,0)); c.send(ByteBuffer.wrap("abc".getBytes()), s.getLocalAddress()); ByteBuffer b = ByteBuffer.allocateDirect(10); p(s.receive(b).equals(c.getLocalAddress())); p(b); s.configureBlocking(false); p(s.receive(b)); s.connect(c.getLocalAddress()); p(s.write(new ByteBuffer[]{ByteBuffer.wrap("x".getBytes()), ByteBuffer.wrap("yz".getBytes())})); b.clear(); c.receive(b); p(b); s.disconnect(); p(s.isConnected()); }
    });
    t("soch", () -> {
      try (ServerSocketChannel s = ServerSocketChannel.open().bind(new InetSocketAddress(lo, 0))) { ExecutorService ex = Executors.newCachedThreadPool(); Future<Integer> f = ex.submit(() -> { SocketChannel c = s.accept(); ByteBuffer b = ByteBuffer.allocate(1000000); int n = 0; while (true) { int r = c.read(b); if (r < 0) break; n += r; b.clear(); } c.write(ByteBuffer.wrap("done".getBytes())); c.close(); return n;
    });
      SocketChannel c = SocketChannel.open(s.getLocalAddress()); p(c.isConnected()); p(c.write(ByteBuffer.allocate(5_000_000))); c.shutdownOutput(); p(f.get()); ByteBuffer b = ByteBuffer.allocate(10); p(c.read(b)); p(c.read(b)); c.close(); ex.shutdown(); } });
    t("async close", () -> {
      try (ServerSocketChannel s = ServerSocketChannel.open().bind(new InetSocketAddress(lo, 0))) { SocketChannel c = SocketChannel.open(s.getLocalAddress()); new Thread(() -> { try { Thread.sleep(50); c.close(); } catch (Exception e) { } }).start(); c.read(ByteBuffer.allocate(1)); }
    });
    t("interrupt", () -> {
      try (ServerSocketChannel s = ServerSocketChannel.open().bind(new InetSocketAddress(lo, 0))) { Thread me = Thread.currentThread(); new Thread(() -> { try { Thread.sleep(50); me.interrupt(); } catch (Exception e) { } }).start(); s.accept(); } finally { p(Thread.interrupted()); }
    });
    t("selector", () -> {
      Selector sel = Selector.open();
      ServerSocketChannel s = ServerSocketChannel.open().bind(new InetSocketAddress(lo, 0));
      s.configureBlocking(false);
      s.register(sel, SelectionKey.OP_ACCEPT);
      SocketChannel c = SocketChannel.open();
      c.configureBlocking(false);
      p(sel.selectNow());
      boolean done = c.connect(s.getLocalAddress());
      if (!done) while (!c.finishConnect()) Thread.sleep(1);
      p(sel.select(1000));
      sel.selectedKeys().clear();
      SocketChannel x = s.accept();
      x.configureBlocking(false);
      SelectionKey k = x.register(sel, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      p(sel.select());
      p(k.isWritable() + "" + k.isReadable());
      k.interestOps(SelectionKey.OP_READ);
      sel.selectedKeys().clear();
      p(sel.select(30));
      c.write(ByteBuffer.wrap("hi".getBytes()));
      p(sel.select());
      p(k.readyOps());
      new Thread(() -> { try { Thread.sleep(30); } catch (Exception e) { } sel.wakeup(); }).start();
      x.read(ByteBuffer.allocate(10));
      sel.selectedKeys().clear();
      p(sel.select());
      k.cancel();
      sel.close();
      p(sel.isOpen());
      x.close();
      c.close();
      s.close();
    });
    t("pipe", () -> {
      Pipe pi = Pipe.open();
      new Thread(() -> { try { Thread.sleep(30); pi.sink().write(ByteBuffer.wrap("pipe".getBytes())); pi.sink().write(ByteBuffer.allocate(200000)); pi.sink().close(); } catch (Exception e) { System.out.println(e); } }).start();
      ByteBuffer b = ByteBuffer.allocate(300000);
      int n = 0, r;
      while ((r = pi.source().read(b)) >= 0) n += r;
      p(n);
      pi.source().close();
    });
    t("unix", () -> {
      Path f = Files.createTempDirectory("ux").resolve("s");
      UnixDomainSocketAddress ad = UnixDomainSocketAddress.of(f);
      try (ServerSocketChannel s = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) { s.bind(ad); p(s.getLocalAddress().equals(ad)); SocketChannel c = SocketChannel.open(ad); SocketChannel x = s.accept(); p(x.getRemoteAddress()); x.write(ByteBuffer.wrap("ux".getBytes())); ByteBuffer b = ByteBuffer.allocate(5); p(c.read(b)); c.close(); p(x.read(b)); p(x.getOption(jdk.net.ExtendedSocketOptions.SO_PEERCRED).user() != null); } finally { Files.delete(f); }
      SocketChannel.open(ad);
    });
    t("asyncsock", () -> {
      AsynchronousServerSocketChannel s = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(lo, 0));
      Future<AsynchronousSocketChannel> f = s.accept();
      AsynchronousSocketChannel c = AsynchronousSocketChannel.open();
      c.connect(s.getLocalAddress()).get();
      AsynchronousSocketChannel x = f.get();
      Future<Integer> r = x.read(ByteBuffer.allocate(10));
      c.write(ByteBuffer.wrap("async".getBytes())).get();
      p(r.get());
      CompletableFuture<String> cf = new CompletableFuture<>();
      x.read(ByteBuffer.allocate(5), 40, TimeUnit.MILLISECONDS, null, new CompletionHandler<Integer, Void>() { public void completed(Integer i, Void v) { cf.complete("" + i); } public void failed(Throwable e, Void v) { cf.complete(e.toString()); } });
      p(cf.get());
      c.close();
      s.close();
      AsynchronousSocketChannel.open().connect(new InetSocketAddress(lo, 1)).get();
    });
    System.exit(0);
  }
}
