import java.util.zip.CRC32;
import org.libjpegturbo.turbojpeg.TJ;
import org.libjpegturbo.turbojpeg.TJCompressor;
import org.libjpegturbo.turbojpeg.TJDecompressor;
import org.libjpegturbo.turbojpeg.TJException;

/** libjpeg-turbo's own binding: critical arrays on both sides, fields that C reads and writes, exceptions thrown by C. */
public class Jpeg {
  static long sum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  public static void main(String[] args) throws Exception {
    int width = 200, height = 100;
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i * 31 + i / 600);
    TJCompressor compressor = new TJCompressor(pixels, 0, 0, width, 0, height, TJ.PF_RGB);
    compressor.setSubsamp(TJ.SAMP_420);
    compressor.setJPEGQuality(80);
    byte[] jpeg = compressor.compress(0);
    int size = compressor.getCompressedSize();
    System.out.println(size + " " + sum(jpeg, size));
    TJDecompressor decompressor = new TJDecompressor(jpeg, size);
    System.out.println(decompressor.getWidth() + " " + decompressor.getHeight() + " " + decompressor.getSubsamp());
    byte[] back = decompressor.decompress(width / 2, 0, height / 2, TJ.PF_BGRA, 0);
    System.out.println(back.length + " " + sum(back, back.length));
    System.out.println(TJ.getScalingFactors().length);
    try {
      new TJDecompressor(new byte[100], 100);
    } catch (TJException e) {
      System.out.println(e.getMessage() + " " + e.getErrorCode());
    }
    compressor.close();
    decompressor.close();
  }
}
