/** Loader constraints (JVMS §5.3.4): two loaders that name one class must mean the same. */
public class LoaderConstraints {
  public static class Token { public int id = 1; }
  public static class Box { public static Token shared = new Token(); public Token own; public static Token make(Token t) { return t; } public Token turn(int a, Token[] t) { return null; } public static void plain(String s) {} }
  public interface Maker { Token makeToken(); }
  public static class Base { public Token over(Token t) { return t; } public void fine(int x) {} }
  public static class Derived extends Base { public Token over(Token t) { return t; } }
  public static class Impl implements Maker { public Token makeToken() { return null; } }
  public static class Client {
    public static Object callStatic() { return Box.make(null); }
    public static Object callVirtual() { return new Box().turn(1, null); }
    public static Object getStatic() { return Box.shared; }
    public static void putField() { new Box().own = null; }
    public static void plain() { Box.plain("x"); }
    public static Object derived() { return new Derived(); }
    public static Object impl() { return new Impl(); }
    public static Object token() { return new Token(); }
    public static Object face() { Maker m = (Maker) LoaderConstraints.maker; return m.makeToken(); }
  }
  public static Object maker = new Impl();
  static final String P = "LoaderConstraints$";
  static void call(String what, ClassLoader l, String m) {
    for (int i = 0; i < 2; i++)
    try { System.out.println(what + " " + m + " " + (l.loadClass(P + "Client").getMethod(m).invoke(null) != null)); }
    catch (java.lang.reflect.InvocationTargetException e) { System.out.println(what + " " + m + ": " + e.getCause().toString().replaceAll("@[0-9a-f]+", "@")); System.out.println("  at " + e.getCause().getStackTrace()[0]); }
    catch (Throwable e) { System.out.println(what + " " + m + ": " + e.toString().replaceAll("@[0-9a-f]+", "@")); }
  }
  static PatchedLoader of(String... n) { PatchedLoader l = new PatchedLoader("inner"); for (String s : n) l.copy(P + s); return l; }
  public static void main(String[] args) throws Exception {
    String[] all = {"callStatic", "callVirtual", "getStatic", "putField", "plain", "derived", "impl", "token", "face"};
    for (String m : all) call("shared", of("Client"), m);
    for (String m : all) call("own token", of("Client", "Token"), m);
    for (String m : all) call("own token and derived", of("Client", "Token", "Derived"), m);
    for (String m : all) call("own token and impl", of("Client", "Token", "Impl"), m);
    for (String m : all) { PatchedLoader l = of("Client", "Token", "Derived", "Impl"); l.loadClass(P + "Token"); call("token first", l, m); }
    PatchedLoader l = of("Client", "Token");
    for (String m : all) call("one loader", l, m);
    PatchedLoader late = of("Client", "Token", "Derived");
    call("late", late, "callStatic");
    try { late.define(null, ClassBytes.of(P + "Token")); } catch (Throwable t) { System.out.println(t.toString().replaceAll("@[0-9a-f]+", "@")); }
    call("late", late, "token");
    try { System.out.println(Class.forName(P + "Token", true, late)); } catch (Throwable t) { System.out.println(t.toString().replaceAll("@[0-9a-f]+", "@")); }
  }
}
