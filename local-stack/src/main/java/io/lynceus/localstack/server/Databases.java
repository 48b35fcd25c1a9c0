package io.lynceus.localstack.server;

import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Makes databases, each with an owner of the same name who may do everything in it and nothing
 * beside.
 */
public record Databases(Connections connections) {
  /** Does nothing where the database exists. */
  public void ensure(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a name for a database: " + name);
    }
    try (var admin = connect()) {
      Login owner = connections.credentials().ownerOf(name);
      if (lacks(admin, "select 1 from pg_roles where rolname = ?", name)) {
        run(admin, "create role %s login password '%s'".formatted(name, owner.secret()));
      }
      if (lacks(admin, "select 1 from pg_database where datname = ?", name)) {
        run(admin, "create database %1$s owner %1$s".formatted(name));
        run(admin, "revoke connect on database %s from public".formatted(name));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the database " + name, e);
    }
  }

  private Connection connect() throws SQLException {
    Login login = connections.credentials().postgres();
    return DriverManager.getConnection(
        connections.jdbcUrl("postgres"), login.name(), login.secret());
  }

  private static boolean lacks(Connection admin, String query, String name) throws SQLException {
    try (var statement = admin.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }

  private static void run(Connection admin, String statement) throws SQLException {
    try (var prepared = admin.createStatement()) {
      prepared.execute(statement);
    }
  }
}
