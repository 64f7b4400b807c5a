package app;

import app.deep.Base;
import app.other.User;

/** Protected, package-private and public access across packages. */
public class Packages {
  static class Local extends Base {
    @Override protected String prot() { return "local " + super.prot() + protectedField; }
    String pack() { return "local pack"; }
  }

  public static void main(String[] args) {
    Local l = new Local();
    System.out.println(l.prot() + " " + l.call() + " " + l.pack() + " " + Base.callPack(l));
    System.out.println(new User().use() + " " + User.CONSTANT + " " + Packages.class.getPackageName() + " " + Base.class.getPackage());
    Base anonymous = new Base() { @Override protected String prot() { return "anonymous"; } };
    System.out.println(anonymous.call());
  }
}
