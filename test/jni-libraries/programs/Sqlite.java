import java.sql.*;
public class Sqlite {
  public static void main(String[] a) throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:"); Statement s = c.createStatement()) {
      s.executeUpdate("create table p(id integer primary key, name text, v real)");
      try (PreparedStatement p = c.prepareStatement("insert into p(name, v) values(?,?)")) {
        for (int i = 0; i < 1000; i++) { p.setString(1, "n\u00e4me " + i); p.setDouble(2, i * 1.5); p.addBatch(); }
        p.executeBatch();
      }
      try (ResultSet r = s.executeQuery("select count(*), sum(v), max(name) from p where id % 3 = 0")) { r.next(); System.out.println(r.getInt(1) + " " + r.getDouble(2) + " " + r.getString(3)); }
      try { s.executeQuery("select nope from p"); } catch (SQLException e) { System.out.println(e.getMessage()); }
      org.sqlite.Function.create(c, "twice", new org.sqlite.Function() { protected void xFunc() throws SQLException { result(value_int(0) * 2); } });
      try (ResultSet r = s.executeQuery("select twice(21)")) { r.next(); System.out.println(r.getInt(1)); }
      DatabaseMetaData m = c.getMetaData();
      System.out.println(m.getDatabaseProductName());
    }
  }
}
