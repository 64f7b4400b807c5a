package app.deep;

public class Base {
  protected int protectedField = 5;
  protected static int protectedStatic = 6;

  protected String prot() { return "base"; }
  String pack() { return "base pack"; }
  public String call() { return prot() + "/" + pack(); }
  public static String callPack(Base b) { return b.pack(); }
}
