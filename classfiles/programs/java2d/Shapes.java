// vm: -Djava.awt.headless=true
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Shapes, strokes, gradients, clips, transforms and composites, in images of each type. */
public class Shapes {
  static long hash(BufferedImage image) {
    long h = 0;
    for (int y = 0; y < image.getHeight(); y++) for (int x = 0; x < image.getWidth(); x++) h = h * 31 + image.getRGB(x, y);
    return h;
  }

  static void draw(Graphics2D g) {
    g.setColor(Color.RED);
    g.fillRect(10, 10, 50, 50);
    g.setXORMode(Color.GREEN);
    g.fillOval(30, 5, 40, 40);
    g.setPaintMode();
    g.drawLine(0, 99, 199, 0);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(new GradientPaint(0, 0, Color.BLUE, 100, 100, Color.GREEN));
    g.fill(new Ellipse2D.Double(50.5, 20.25, 100, 60));
    g.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER, 10, new float[] {8, 5, 2}, 1));
    Path2D path = new Path2D.Double();
    path.moveTo(5, 90);
    path.curveTo(40, 10, 120, 120, 190, 15);
    path.quadTo(150, 50, 199, 99);
    g.setColor(new Color(200, 100, 0, 128));
    g.draw(path);
    AffineTransform saved = g.getTransform();
    g.rotate(0.3, 100, 50);
    g.shear(0.1, 0);
    Area ring = new Area(new Ellipse2D.Double(60, 30, 70, 40));
    ring.subtract(new Area(new Rectangle2D.Double(80, 40, 30, 15)));
    g.setPaint(new RadialGradientPaint(95, 50, 40, new float[] {0, 0.5f, 1}, new Color[] {Color.WHITE, Color.CYAN, new Color(0, 0, 0, 0)}));
    g.fill(ring);
    g.setTransform(saved);
    Shape clip = new Ellipse2D.Double(120, 50, 60, 45);
    g.clip(clip);
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.6f));
    BufferedImage tile = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    Graphics2D t = tile.createGraphics();
    t.setColor(Color.YELLOW);
    t.fillRect(0, 0, 4, 4);
    t.dispose();
    g.setPaint(new TexturePaint(tile, new Rectangle2D.Double(0, 0, 8, 8)));
    g.fillRect(100, 40, 100, 60);
  }

  public static void main(String[] args) {
    for (int type = BufferedImage.TYPE_INT_RGB; type <= BufferedImage.TYPE_BYTE_INDEXED; type++) {
      BufferedImage image = new BufferedImage(200, 100, type);
      Graphics2D g = image.createGraphics();
      draw(g);
      g.dispose();
      BufferedImage half = new BufferedImage(100, 50, BufferedImage.TYPE_INT_ARGB);
      g = half.createGraphics();
      g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      g.drawImage(image, 0, 0, 100, 50, null);
      g.dispose();
      System.out.println(type + " " + hash(image) + " " + hash(half));
    }
  }
}
