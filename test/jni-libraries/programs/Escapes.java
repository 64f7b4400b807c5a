import org.fusesource.jansi.Ansi;
import org.fusesource.jansi.AnsiConsole;

/** jansi: Debian's has no library of C, and falls back on Java where it finds none. */
public class Escapes {
  public static void main(String[] args) {
    System.out.println(Ansi.ansi().fg(Ansi.Color.RED).a("red").reset().bold().a("bold").boldOff().cursor(3, 4));
    System.out.println(Ansi.ansi().render("@|green,underline text|@ and @|bg_blue more|@"));
    try {
      System.out.println(org.fusesource.jansi.internal.CLibrary.isatty(1));
    } catch (Throwable t) {
      System.out.println(t.getClass().getName());
    }
    AnsiConsole.systemInstall();
    System.out.println(Ansi.ansi().fgBright(Ansi.Color.CYAN).a("console").reset());
    AnsiConsole.systemUninstall();
  }
}
