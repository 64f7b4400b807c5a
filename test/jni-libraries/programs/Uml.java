import java.io.ByteArrayOutputStream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/** PlantUML: a sequence diagram as PNG. */
public class Uml {
  public static void main(String[] args) throws Exception {
    String text = "@startuml\ntitle Two\nAlice -> Bob: hello\nBob --> Alice: <b>hi</b>\nnote right: a note\n@enduml\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.out.println(new SourceStringReader(text).outputImage(out, new FileFormatOption(FileFormat.PNG, false)).getDescription());
    java.awt.image.BufferedImage im = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(out.toByteArray()));
    long h = 0;
    for (int y = 0; y < im.getHeight(); y++) for (int x = 0; x < im.getWidth(); x++) h = h * 31 + im.getRGB(x, y);
    System.out.println(im.getWidth() + "x" + im.getHeight() + " " + h);
  }
}
