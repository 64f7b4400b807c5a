import module java.base;
import module java.logging;

public class ModuleImport {
  public static void main(String[] args) throws Exception {
    List<String> list = Stream.of("b", "a").sorted().collect(Collectors.toList());
    System.out.println(list + " " + Path.of("x").resolve("y") + " " + Duration.ofSeconds(61) + " " + new AtomicLong(4));
    Logger logger = Logger.getLogger("test");
    logger.setUseParentHandlers(false);
    logger.addHandler(new Handler() {
      public void publish(LogRecord r) { System.out.println(r.getLevel() + " " + r.getMessage() + " " + r.getSourceMethodName()); }
      public void flush() {}
      public void close() {}
    });
    logger.warning("careful");
    logger.fine("not shown");
  }
}
