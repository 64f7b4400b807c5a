import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables, batches, queries, transactions and constraint violations in an embedded data base; the argument is its URL. */
public class Tables {
    static void fill(Connection c) throws SQLException {
        try (PreparedStatement p = c.prepareStatement("insert into t values(?,?,?)")) {
            for (int i = 0; i < 2000; i++) {
                p.setInt(1, i);
                p.setString(2, "n" + i % 17);
                p.setDouble(3, i * 1.5);
                p.addBatch();
            }
            System.out.println(p.executeBatch().length);
        }
    }

    static void show(Statement s, String query) throws SQLException {
        System.out.println(query);
        try (ResultSet r = s.executeQuery(query)) {
            int columns = r.getMetaData().getColumnCount();
            while (r.next()) {
                for (int i = 1; i <= columns; i++) System.out.print((i > 1 ? " " : "") + r.getObject(i));
                System.out.println();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        try (Connection c = DriverManager.getConnection(args[0]); Statement s = c.createStatement()) {
            s.execute("create table t(id int primary key, name varchar(50), v double)");
            fill(c);
            show(s, "select name, count(*), sum(v), avg(v) from t where id > 10 group by name order by name");
            show(s, "select a.id, b.id from t a join t b on a.id = b.id + 1 where a.v < 6 order by 1");
            show(s, "select name from t where name like 'n1_' group by name having count(*) > 100 order by name desc");
            c.setAutoCommit(false);
            System.out.println(s.executeUpdate("update t set v = v + 1 where id < 5"));
            c.rollback();
            show(s, "select v from t where id = 3");
            try {
                s.execute("insert into t values(1, 'x', 2)");
            } catch (SQLException e) {
                System.out.println(e.getSQLState());
            }
            try {
                s.execute("select nothing from nowhere");
            } catch (SQLException e) {
                System.out.println(e.getSQLState());
            }
            c.commit();
            DatabaseMetaData m = c.getMetaData();
            System.out.println(m.getDatabaseProductName() + " " + m.getDatabaseProductVersion());
            s.execute("drop table t");
            c.commit();
        }
    }
}
