import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import jline.UnsupportedTerminal;
import jline.console.ConsoleReader;

/** jline 2 on jansi: lines with editing keys, history and a mask. */
public class Console {
  public static void main(String[] args) throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream("first\nsec\bcond\nsecret\n".getBytes());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConsoleReader reader = new ConsoleReader(in, out, new UnsupportedTerminal());
    reader.setExpandEvents(false);
    System.out.println(reader.readLine("> ") + " " + reader.readLine("> ") + " " + reader.readLine("", '*').length());
    System.out.println(reader.getHistory().size() + " " + out.toString().replace("\r", ""));
  }
}
