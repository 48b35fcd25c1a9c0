package io.lynceus.e2e.failpoint;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection of which every statement and every commit passes the fail point. */
final class WatchedTransaction {
  private final Connection real;
  private final ArmedFailPoint point;
  private final List<FailPoint.Statement> statements = new ArrayList<>();

  WatchedTransaction(Connection real, ArmedFailPoint point) {
    this.real = real;
    this.point = point;
  }

  Connection connection() {
    return proxy(Connection.class, this::onConnection);
  }

  private @Nullable Object onConnection(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "commit" -> {
        pass(FailPoint.Place.BEFORE_COMMIT, statements);
        Object nothing = call(real, method, arguments);
        committed();
        yield nothing;
      }
      case "rollback" -> {
        statements.clear();
        yield call(real, method, arguments);
      }
      case "prepareStatement" -> {
        PreparedStatement made = made(PreparedStatement.class, method, arguments);
        String sql = arguments == null ? "" : String.valueOf(arguments[0]);
        yield proxy(PreparedStatement.class, new WatchedStatement(made, sql));
      }
      case "createStatement" -> {
        Statement made = made(Statement.class, method, arguments);
        yield proxy(Statement.class, new WatchedStatement(made, ""));
      }
      default -> call(real, method, arguments);
    };
  }

  private <T> T made(Class<T> type, Method method, Object @Nullable [] arguments) throws Throwable {
    Object made = call(real, method, arguments);
    if (made == null) {
      throw new SQLException("The driver has made no " + type.getSimpleName());
    }
    return type.cast(made);
  }

  /** A victim's transaction is gone, as PostgreSQL leaves it; closing would commit it otherwise. */
  private void pass(FailPoint.Place place, List<FailPoint.Statement> passed) throws SQLException {
    try {
      point.pass(place, passed);
    } catch (SQLTransactionRollbackException victim) {
      real.rollback();
      statements.clear();
      throw victim;
    }
  }

  private void committed() throws SQLException {
    var done = List.copyOf(statements);
    statements.clear();
    point.pass(FailPoint.Place.AFTER_COMMIT, done);
  }

  private void execute(FailPoint.Statement statement) throws SQLException {
    pass(FailPoint.Place.STATEMENT, List.of(statement));
    statements.add(statement);
  }

  /** Without a transaction a statement is one. */
  private void executed() throws SQLException {
    if (real.getAutoCommit()) {
      committed();
    }
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedTransaction.class.getClassLoader(), new Class<?>[] {type}, calls));
  }

  /** Remembers the texts among its parameters until it is executed. */
  private final class WatchedStatement implements InvocationHandler {
    private final Statement made;
    private final String sql;
    private final StringBuilder values = new StringBuilder();

    WatchedStatement(Statement made, String sql) {
      this.made = made;
      this.sql = sql;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      if (name.startsWith("set") && arguments != null && arguments.length > 1) {
        values.append(arguments[1]).append('\n');
      }
      if (!name.startsWith("execute")) {
        return call(made, method, arguments);
      }
      String text = arguments == null || arguments.length == 0 ? sql : "" + arguments[0];
      execute(new FailPoint.Statement(text, values.toString()));
      values.setLength(0);
      Object result = call(made, method, arguments);
      executed();
      return result;
    }
  }
}
