import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/** netty-tcnative: OpenSSL as Java's SSLEngine, the beginning of a handshake. */
public class Ssl {
  public static void main(String[] args) throws Exception {
    System.out.println(OpenSsl.isAvailable() + " " + OpenSsl.versionString());
    System.out.println(OpenSsl.availableOpenSslCipherSuites().size() + " " + OpenSsl.isAlpnSupported());
    SslContext context = SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL).build();
    SSLEngine engine = context.newEngine(UnpooledByteBufAllocator.DEFAULT, "localhost", 1);
    engine.beginHandshake();
    ByteBuffer out = ByteBuffer.allocateDirect(engine.getSession().getPacketBufferSize());
    SSLEngineResult r = engine.wrap(ByteBuffer.allocate(0), out);
    System.out.println(r.getStatus() + " " + r.getHandshakeStatus() + " " + (r.bytesProduced() > 100) + " " + out.get(0));
    ByteBuffer junk = ByteBuffer.wrap("this is no handshake at all, not even the beginning".getBytes());
    try {
      System.out.println(engine.unwrap(junk, ByteBuffer.allocate(20000)).getStatus());
    } catch (javax.net.ssl.SSLException e) {
      System.out.println(e.getMessage());
    }
  }
}
