package io.lynceus.e2e.evidence;

import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Login;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One service's tables, read past everything that stands between. */
final class Tables implements AutoCloseable {
  private final Connection connection;

  Tables(Connections connections, String database) throws SQLException {
    Login owner = connections.credentials().ownerOf(database);
    this.connection =
        DriverManager.getConnection(connections.jdbcUrl(database), owner.name(), owner.secret());
  }

  /** A row as a value. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The query may have one {@code any(?)}, for {@code values}. */
  <T> List<T> rows(String query, Collection<String> values, Reading<T> reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (query.contains("?")) {
        Array array = connection.createArrayOf("text", values.toArray());
        statement.setArray(1, array);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reading.read(rows));
        }
        return found;
      }
    }
  }

  List<String> texts(String query) throws SQLException {
    return rows(query, List.of(), row -> row.getString(1));
  }

  int count(String query) throws SQLException {
    return rows(query, List.of(), row -> row.getInt(1)).getFirst();
  }

  /** Of packed boxes (class, then four corners), the left side of the first. */
  static double left(byte[] boxes) {
    return ByteBuffer.wrap(boxes).getDouble(Integer.BYTES);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
