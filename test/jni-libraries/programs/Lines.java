import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jna.linux.LinuxNativePty;

/** jline 3 with JNA: a pseudo terminal, its modes and its size. */
public class Lines {
  public static void main(String[] args) throws Exception {
    LinuxNativePty pty = LinuxNativePty.open(null, new Size(91, 33));
    System.out.println(pty.getSize());
    Attributes a = pty.getAttr();
    System.out.println(a.getLocalFlag(Attributes.LocalFlag.ICANON) + " " + a.getControlChar(Attributes.ControlChar.VMIN));
    a.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    pty.setAttr(a);
    System.out.println(pty.getAttr().getLocalFlag(Attributes.LocalFlag.ECHO));
    pty.getMasterOutput().write("hello\n".getBytes());
    byte[] line = new byte[20];
    System.out.println(pty.getSlaveInput().read(line));
    pty.setSize(new Size(20, 10));
    System.out.println(pty.getSize() + " " + pty.getName().startsWith("/dev/pts/"));
    pty.close();
  }
}
