import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;

/** ZXing: codes written as PNG and read again. */
public class Qr {
  public static void main(String[] args) throws Exception {
    for (BarcodeFormat f : new BarcodeFormat[] {BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128, BarcodeFormat.AZTEC, BarcodeFormat.PDF_417}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      MatrixToImageWriter.writeToStream(new MultiFormatWriter().encode("Hello 12345", f, 200, 100), "PNG", out);
      BufferedImage im = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
      String text = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(im)))).getText();
      System.out.println(f + " " + out.size() + " " + java.util.Arrays.hashCode(out.toByteArray()) + " " + text);
    }
  }
}
