import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.Properties;
import java.util.logging.Logger;

/** java.sql.DriverManager, whose class the platform loader defines, asks for its caller. */
public class SqlDrivers {
  static class Echo implements Driver {
    public Connection connect(String url, Properties info) {
      if (!acceptsURL(url)) return null;
      return (Connection) Proxy.newProxyInstance(SqlDrivers.class.getClassLoader(), new Class<?>[] {Connection.class},
        (proxy, method, args) -> method.getName().equals("getCatalog") ? url + info : null);
    }

    public boolean acceptsURL(String url) {
      return url.startsWith("echo:");
    }

    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    public int getMajorVersion() {
      return 1;
    }

    public int getMinorVersion() {
      return 2;
    }

    public boolean jdbcCompliant() {
      return false;
    }

    public Logger getParentLogger() {
      return null;
    }
  }

  public static void main(String[] args) throws SQLException {
    Driver driver = new Echo();
    DriverManager.registerDriver(driver);
    System.out.println(Collections.list(DriverManager.getDrivers()).size() + " " + DriverManager.drivers().count());
    try (Connection c = DriverManager.getConnection("echo:here", "me", "secret")) {
      System.out.println(c.getCatalog().length() + " " + c.getCatalog().startsWith("echo:here{"));
    }
    try {
      DriverManager.getConnection("other:there");
    } catch (SQLException e) {
      System.out.println(e.getMessage() + " " + e.getSQLState());
    }
    System.out.println(DriverManager.getDriver("echo:x").getMinorVersion());
    DriverManager.deregisterDriver(driver);
    System.out.println(DriverManager.drivers().count() + " " + Timestamp.valueOf("2020-02-29 12:00:00.5"));
  }
}
