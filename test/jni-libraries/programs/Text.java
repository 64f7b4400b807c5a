import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineMetrics;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;

/** Text with the machine's fonts: what it looks like depends on them, so it is compared on the spot. */
public class Text {
  public static void main(String[] args) {
    BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (String name : new String[] {"DejaVu Sans", Font.SERIF, Font.MONOSPACED}) {
      g.setFont(new Font(name, Font.ITALIC, 24));
      g.drawString("Hello, W\u00f6rld fi", 10, 50);
      FontMetrics m = g.getFontMetrics();
      LineMetrics l = g.getFont().getLineMetrics("xyz", g.getFontRenderContext());
      System.out.println(m.stringWidth("Hello") + " " + m.getAscent() + " " + m.getFont().getFontName() + " " + l.getHeight());
      System.out.println(new TextLayout("abc", g.getFont(), g.getFontRenderContext()).getBounds());
      long h = 0;
      for (int y = 0; y < 100; y++) for (int x = 0; x < 300; x++) h = h * 31 + image.getRGB(x, y);
      System.out.println(h);
    }
  }
}
