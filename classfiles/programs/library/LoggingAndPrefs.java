// stderr: ignore
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** java.util.logging. */
public class LoggingAndPrefs {
  public static void main(String[] args) {
    Logger log = Logger.getLogger("test.logger");
    log.setUseParentHandlers(false);
    List<String> records = new ArrayList<>();
    Handler h = new Handler() {
      @Override public void publish(LogRecord r) { if (isLoggable(r)) records.add(r.getLevel() + " " + r.getLoggerName() + " " + r.getSourceMethodName() + " " + getFormatter().formatMessage(r) + (r.getThrown() == null ? "" : " " + r.getThrown())); }
      @Override public void flush() {}
      @Override public void close() {}
    };
    h.setFormatter(new Formatter() { @Override public String format(LogRecord r) { return r.getMessage(); } });
    h.setLevel(Level.ALL);
    log.addHandler(h);
    log.info("info");
    log.fine("not shown");
    log.setLevel(Level.FINER);
    log.fine(() -> "supplied");
    log.log(Level.WARNING, "with {0} and {1}", new Object[] {"a", 2});
    log.log(Level.SEVERE, "thrown", new IllegalStateException("x"));
    log.entering("A", "b");
    log.finest("no");
    for (String r : records) System.out.println(r);
    System.out.println(log.getLevel() + " " + log.isLoggable(Level.FINE) + " " + Level.parse("800") + " " + (log.getParent() == Logger.getLogger("")) + " " + Logger.getLogger("test.logger").getName() + " " + new ConsoleHandler().getLevel());
    Logger.getLogger("other").warning("on stderr");
  }
}
