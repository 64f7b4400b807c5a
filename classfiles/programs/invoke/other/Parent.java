package other;

/** In another package, for protected and package-private access. */
public class Parent {
  protected int prot = 7;
  protected static String protStatic(String s) { return "protStatic " + s; }
  protected String prot(String s) { return getClass().getSimpleName() + " prot " + s; }
  String packaged() { return "packaged of Parent"; }
  public String callPackaged() { return packaged(); }
  protected Parent(int p) { prot = p; }
  public Parent() { }
  protected static class Nested { public Nested() { } public String hi() { return "nested hi"; } }
}
