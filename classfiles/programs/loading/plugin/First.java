package plugin;

public class First implements Service {
  static { System.out.println("plugin.First initialized by " + (First.class.getClassLoader() == ClassLoader.getSystemClassLoader() ? "app" : "other")); }

  @Override public String name() { return "first"; }
}
