import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
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
import java.text.AttributedString;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** java.desktop without a display: everything that draws, in every type of image; files of images both ways; fonts; colour profiles. */
public class Desktop {
  static long hash(BufferedImage im) {
    long h = 0;
    for (int y = 0; y < im.getHeight(); y++) for (int x = 0; x < im.getWidth(); x++) h = h * 31 + im.getRGB(x, y);
    return h;
  }

  static void draw(Graphics2D g, boolean smooth) {
    Object on = smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, on);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, smooth ? RenderingHints.VALUE_STROKE_PURE : RenderingHints.VALUE_STROKE_NORMALIZE);
    g.setPaint(new GradientPaint(0, 0, Color.RED, 100, 50, Color.BLUE, true));
    g.fillRect(0, 0, 200, 150);
    g.setPaint(new RadialGradientPaint(60, 60, 40, new float[] {0, 0.5f, 1}, new Color[] {Color.WHITE, Color.YELLOW, new Color(0, 255, 0, 80)}));
    g.fill(new Ellipse2D.Double(20, 20, 90, 80));
    g.setPaint(new LinearGradientPaint(0, 0, 30, 30, new float[] {0, 1}, new Color[] {Color.CYAN, Color.MAGENTA}, java.awt.MultipleGradientPaint.CycleMethod.REFLECT));
    g.fill(new Arc2D.Double(100, 20, 80, 90, 30, 260, Arc2D.PIE));
    g.setColor(new Color(10, 20, 30, 120));
    for (int i = 0; i < 3; i++) {
      g.setStroke(new BasicStroke(1 + 3 * i, i, i, 10, i == 1 ? new float[] {7, 3, 1} : null, 2));
      g.draw(new CubicCurve2D.Double(5, 140 - 10 * i, 60, -50, 120, 250, 190, 20 + 20 * i));
      g.drawLine(3, 5 + 20 * i, 190, 30 + i);
    }
    Path2D star = new Path2D.Double(i0());
    for (int i = 0; i < 5; i++) {
      double a = i * 4 * Math.PI / 5;
      if (i == 0) star.moveTo(150 + 40 * Math.sin(a), 100 - 40 * Math.cos(a));
      else star.lineTo(150 + 40 * Math.sin(a), 100 - 40 * Math.cos(a));
    }
    star.closePath();
    g.setXORMode(Color.GREEN);
    g.fillPolygon(new int[] {10, 50, 30}, new int[] {100, 110, 145}, 3);
    g.setPaintMode();
    Shape clip = g.getClip();
    g.clip(star);
    g.setColor(Color.BLACK);
    g.fillRect(100, 50, 100, 100);
    g.setClip(clip);
    Area area = new Area(new Rectangle2D.Double(20, 90, 50, 40));
    area.subtract(new Area(new Ellipse2D.Double(30, 95, 25, 25)));
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.4f));
    AffineTransform t = g.getTransform();
    g.rotate(0.3, 40, 110);
    g.shear(0.1, 0.2);
    g.fill(area);
    g.setTransform(t);
    for (int rule = 1; rule <= 12; rule++) {
      g.setComposite(AlphaComposite.getInstance(rule, 0.7f));
      g.setColor(new Color(rule * 20, 255 - rule * 20, 90, 180));
      g.fillRoundRect(5 + rule * 14, 5, 12, 12, 5, 5);
    }
    g.setComposite(AlphaComposite.SrcOver);
    BufferedImage tile = new BufferedImage(6, 6, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 36; i++) tile.setRGB(i % 6, i / 6, 0x80000000 | i * 0x50607);
    g.setPaint(new TexturePaint(tile, new Rectangle2D.Double(0, 0, 7.5, 7.5)));
    g.fillOval(120, 100, 60, 40);
    g.copyArea(0, 0, 30, 30, 160, 110);
  }

  static int i0() {
    return Path2D.WIND_NON_ZERO;
  }

  public static void main(String[] args) throws Exception {
    for (int type = 1; type <= 13; type++)
      for (boolean smooth : new boolean[] {false, true}) {
        BufferedImage im = new BufferedImage(200, 150, type);
        Graphics2D g = im.createGraphics();
        draw(g, smooth);
        g.dispose();
        System.out.println(type + " " + smooth + " " + hash(im));
      }
    BufferedImage im = new BufferedImage(200, 150, BufferedImage.TYPE_INT_ARGB);
    draw(im.createGraphics(), true);
    BufferedImage rgb = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
    draw(rgb.createGraphics(), true);
    float[] k = new float[25];
    Arrays.fill(k, 0.04f);
    for (int edge = 0; edge < 2; edge++) System.out.println("convolve " + hash(new ConvolveOp(new Kernel(5, 5, k), edge, null).filter(rgb, null)));
    for (int how = 1; how <= 3; how++) System.out.println("affine " + hash(new AffineTransformOp(AffineTransform.getRotateInstance(0.4, 100, 70), how).filter(im, null)));
    System.out.println("rescale " + hash(new RescaleOp(1.3f, -20, null).filter(rgb, null)));
    short[] table = new short[256];
    for (int i = 0; i < 256; i++) table[i] = (short) (255 - i);
    System.out.println("lookup " + hash(new LookupOp(new ShortLookupTable(0, table), null).filter(rgb, null)));
    for (int cs : new int[] {ColorSpace.CS_GRAY, ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_CIEXYZ, ColorSpace.CS_PYCC}) {
      ColorSpace space = ColorSpace.getInstance(cs);
      System.out.println(space.getNumComponents() + " " + Arrays.toString(space.fromRGB(new float[] {0.2f, 0.5f, 0.9f})) + " " + Arrays.toString(space.toCIEXYZ(new float[] {0.3f, 0.3f, 0.3f})));
    }
    System.out.println("convert " + hash(new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_GRAY), null).filter(rgb, null)));
    ICC_Profile profile = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
    System.out.println(profile.getProfileClass() + " " + profile.getMajorVersion() + " " + profile.getData().length + " " + Arrays.hashCode(profile.getData()));
    for (Object hint : new Object[] {RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR, RenderingHints.VALUE_INTERPOLATION_BILINEAR, RenderingHints.VALUE_INTERPOLATION_BICUBIC}) {
      BufferedImage big = new BufferedImage(311, 222, BufferedImage.TYPE_INT_ARGB);
      Graphics2D g = big.createGraphics();
      g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint);
      g.drawImage(im, 0, 0, 311, 222, null);
      g.drawImage(rgb, AffineTransform.getRotateInstance(0.2), null);
      System.out.println("scale " + hash(big));
    }
    files(rgb, im);
    text();
  }

  static void files(BufferedImage rgb, BufferedImage argb) throws Exception {
    String[] formats = ImageIO.getWriterFormatNames();
    Arrays.sort(formats);
    System.out.println(Arrays.toString(formats));
    for (String format : new String[] {"png", "jpg", "gif", "bmp", "tiff", "wbmp"})
      for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_565_RGB}) {
        BufferedImage im = new BufferedImage(200, 150, type);
        im.createGraphics().drawImage(type == BufferedImage.TYPE_INT_ARGB ? argb : rgb, 0, 0, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean done = ImageIO.write(im, format, out);
        System.out.print(format + " " + type + " " + done);
        if (done) {
          BufferedImage back = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
          System.out.print(" " + out.size() + " " + Arrays.hashCode(out.toByteArray()) + " " + back.getType() + " " + hash(back));
        }
        System.out.println();
      }
    ImageWriter w = ImageIO.getImageWritersByFormatName("jpeg").next();
    for (float q : new float[] {0.1f, 0.9f})
      for (int mode : new int[] {ImageWriteParam.MODE_DISABLED, ImageWriteParam.MODE_DEFAULT}) {
        ImageWriteParam p = w.getDefaultWriteParam();
        p.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        p.setCompressionQuality(q);
        p.setProgressiveMode(mode);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream s = ImageIO.createImageOutputStream(out)) {
          w.setOutput(s);
          w.write(null, new IIOImage(rgb, null, null), p);
        }
        System.out.println("jpeg " + q + " " + mode + " " + out.size() + " " + Arrays.hashCode(out.toByteArray()) + " " + hash(ImageIO.read(new ByteArrayInputStream(out.toByteArray()))));
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() / 2);
        try {
          System.out.println("cut " + hash(ImageIO.read(new ByteArrayInputStream(cut))));
        } catch (Exception e) {
          System.out.println("cut " + e);
        }
      }
    ImageWriter tiff = ImageIO.getImageWritersByFormatName("tiff").next();
    for (String c : tiff.getDefaultWriteParam().getCompressionTypes()) {
      ImageWriteParam p = tiff.getDefaultWriteParam();
      p.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      p.setCompressionType(c);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ImageOutputStream s = ImageIO.createImageOutputStream(out)) {
        tiff.setOutput(s);
        tiff.write(null, new IIOImage(rgb, null, null), p);
        s.flush();
        System.out.println("tiff " + c + " " + out.size() + " " + Arrays.hashCode(out.toByteArray()));
      } catch (Exception e) {
        System.out.println("tiff " + c + " " + e);
      }
    }
  }

  static void text() {
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (String name : new String[] {Font.DIALOG, Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED, "DejaVu Sans", "No Such Font"}) {
      Font font = new Font(name, Font.BOLD, 17);
      LineMetrics m = font.getLineMetrics("Agj", context);
      System.out.println(font.getFontName() + " " + font.getFamily() + " " + m.getAscent() + " " + m.getDescent() + " " + m.getLeading() + " " + m.getUnderlineOffset() + " " + font.getStringBounds("Hello, W\u00f6rld", context) + " " + font.canDisplay('\u4e2d') + " " + font.getNumGlyphs());
      GlyphVector v = font.createGlyphVector(context, "AVfi\u0301");
      System.out.println(v.getNumGlyphs() + " " + v.getVisualBounds() + " " + v.getGlyphPosition(2) + " " + Arrays.toString(v.getGlyphCodes(0, v.getNumGlyphs(), null)));
    }
    BufferedImage im = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = im.createGraphics();
    for (Object hint : new Object[] {RenderingHints.VALUE_TEXT_ANTIALIAS_OFF, RenderingHints.VALUE_TEXT_ANTIALIAS_ON, RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB, RenderingHints.VALUE_TEXT_ANTIALIAS_GASP}) {
      g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, hint);
      g.setFont(new Font("DejaVu Serif", Font.PLAIN, 15).deriveFont(AffineTransform.getRotateInstance(0.1)));
      g.drawString("Hello rotated", 10, 40);
      g.setFont(new Font(Font.DIALOG, Font.ITALIC, 20));
      g.drawString("\u05e9\u05dc\u05d5\u05dd mixed \u0645\u0631\u062d\u0628\u0627", 10, 80);
      System.out.println("text " + hash(im));
    }
    AttributedString s = new AttributedString("A longer text that is broken into lines with \u05d0\u05d1 in it, and attributes.");
    s.addAttribute(TextAttribute.FONT, new Font("DejaVu Sans", Font.PLAIN, 14));
    s.addAttribute(TextAttribute.UNDERLINE, TextAttribute.UNDERLINE_ON, 2, 8);
    s.addAttribute(TextAttribute.FOREGROUND, Color.YELLOW, 10, 20);
    LineBreakMeasurer measurer = new LineBreakMeasurer(s.getIterator(), g.getFontRenderContext());
    float y = 100;
    while (measurer.getPosition() < s.getIterator().getEndIndex()) {
      TextLayout l = measurer.nextLayout(150);
      y += l.getAscent();
      l.draw(g, 10, y);
      System.out.println(l.getAdvance() + " " + l.getBounds() + " " + l.isLeftToRight());
      y += l.getDescent() + l.getLeading();
    }
    System.out.println("lines " + hash(im));
  }
}
