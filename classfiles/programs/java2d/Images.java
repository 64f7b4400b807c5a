// vm: -Djava.awt.headless=true
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.LookupOp;
import java.awt.image.RescaleOp;
import java.awt.image.ShortLookupTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Images written and read in each format, filtered, and their colours converted. */
public class Images {
  static long hash(BufferedImage image) {
    long h = 0;
    for (int y = 0; y < image.getHeight(); y++) for (int x = 0; x < image.getWidth(); x++) h = h * 31 + image.getRGB(x, y);
    return h;
  }

  public static void main(String[] args) throws Exception {
    BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < 80; i++) {
      g.setColor(new Color(i * 3, 255 - i * 3, i));
      g.drawLine(0, i, 119, 79 - i);
    }
    for (String format : new String[] {"png", "jpg", "gif", "bmp", "tiff"}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      boolean written = ImageIO.write(image, format, out);
      byte[] bytes = out.toByteArray();
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
      // What libjpeg writes is its version's affair; that it is read again is ours.
      System.out.println(format + " " + written + " " + (format.equals("jpg") ? read.getWidth() + "" : Arrays.hashCode(bytes) + " " + hash(read)));
    }
    try {
      ImageIO.read(new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 3}));
    } catch (java.io.IOException e) {
      System.out.println(e);
    }
    Kernel kernel = new Kernel(3, 3, new float[] {.1f, .1f, .1f, .1f, .2f, .1f, .1f, .1f, .1f});
    System.out.println(hash(new ConvolveOp(kernel).filter(image, null)));
    System.out.println(hash(new AffineTransformOp(AffineTransform.getScaleInstance(1.7, .6), AffineTransformOp.TYPE_BILINEAR).filter(image, null)));
    System.out.println(hash(new RescaleOp(1.5f, 10, null).filter(image, null)));
    short[] table = new short[256];
    for (int i = 0; i < 256; i++) table[i] = (short) (255 - i);
    System.out.println(hash(new LookupOp(new ShortLookupTable(0, table), null).filter(image, null)));
    BufferedImage grey = new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_GRAY), null).filter(image, null);
    System.out.println(grey.getType() + " " + grey.getColorModel().getNumComponents());
    System.out.println(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData().length > 0);
  }
}
