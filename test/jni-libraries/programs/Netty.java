import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** netty: its library for epoll is in no package of Debian's, so that it says why it has none, and works by the JDK's channels. */
public class Netty {
  public static void main(String[] args) throws Exception {
    System.out.println(Epoll.isAvailable());
    Throwable cause = Epoll.unavailabilityCause();
    System.out.println(cause.getClass().getName() + ": " + cause.getMessage());
    EventLoopGroup group = new NioEventLoopGroup(2);
    CountDownLatch done = new CountDownLatch(1);
    Channel server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInboundHandlerAdapter() {
          @Override
          public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message);
          }
        }).bind(new InetSocketAddress("127.0.0.1", 0)).sync().channel();
    Channel client = new Bootstrap().group(group).channel(NioSocketChannel.class)
        .handler(new ChannelInboundHandlerAdapter() {
          private final StringBuilder text = new StringBuilder();
          @Override
          public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf buffer = (ByteBuf) message;
            while (buffer.isReadable()) text.append((char) buffer.readByte());
            buffer.release();
            if (text.length() < 5) return;
            System.out.println(text);
            done.countDown();
          }
        }).connect(server.localAddress()).sync().channel();
    client.writeAndFlush(Unpooled.wrappedBuffer("hello".getBytes())).sync();
    done.await();
    client.close().sync();
    server.close().sync();
    group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).sync();
  }
}
