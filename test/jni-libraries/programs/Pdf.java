import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.PDFRenderer;

/** PDFBox: a page of text, lines and an image, as pixels. */
public class Pdf {
  public static void main(String[] args) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument doc = new PDDocument()) {
      PDPage page = new PDPage();
      doc.addPage(page);
      BufferedImage small = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 400; i++) small.setRGB(i % 20, i / 20, i * 0x10203);
      try (PDPageContentStream c = new PDPageContentStream(doc, page)) {
        c.beginText();
        c.setFont(PDType1Font.HELVETICA_BOLD, 24);
        c.newLineAtOffset(100, 600);
        c.showText("Hello PDF");
        c.setFont(PDType1Font.TIMES_ITALIC, 12);
        c.newLineAtOffset(0, -30);
        c.showText("second line");
        c.endText();
        c.setStrokingColor(200, 0, 0);
        c.moveTo(50, 50);
        c.curveTo(100, 200, 300, 0, 500, 400);
        c.stroke();
        c.drawImage(LosslessFactory.createFromImage(doc, small), 200, 300, 100, 100);
      }
      doc.save(out);
    }
    try (PDDocument doc = PDDocument.load(out.toByteArray())) {
      BufferedImage im = new PDFRenderer(doc).renderImageWithDPI(0, 72);
      long h = 0;
      for (int y = 0; y < im.getHeight(); y++) for (int x = 0; x < im.getWidth(); x++) h = h * 31 + im.getRGB(x, y);
      System.out.println(im.getWidth() + "x" + im.getHeight() + " " + h);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(im, "png", png);
      System.out.println(png.size() + " " + java.util.Arrays.hashCode(png.toByteArray()));
    }
  }
}
