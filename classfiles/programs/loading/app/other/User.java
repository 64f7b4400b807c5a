package app.other;

import app.deep.Base;

public class User extends Base {
  public static final String CONSTANT = "c" + protectedStatic;

  public String use() {
    protectedField++;
    User other = new User();
    other.protectedField += 10;
    return prot() + protectedField + other.protectedField + protectedStatic;
  }
}
