package plugin;

public class Second implements Service {
  public static int made;

  public Second() { made++; }

  @Override public String name() { return "second " + made; }
}
