package io.lynceus.e2e.failpoint;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of another driver: {@code jdbc:failing:FILE!postgresql://…} is {@code
 * jdbc:postgresql://…} with the fail point that {@code FILE} describes, as long as it is there.
 */
public final class FailingDriver implements Driver {
  private static final String PREFIX = "jdbc:failing:";
  private static final int KILLED = 137;
  private static final Map<Path, ArmedFailPoint> FAIL_POINTS = new ConcurrentHashMap<>();

  static {
    try {
      DriverManager.registerDriver(new FailingDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The URL of a database, with a fail point. */
  public static String url(String url, Path file) {
    return PREFIX + file + "!" + url.substring("jdbc:".length());
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    int end = url.indexOf('!');
    Path file = Path.of(url.substring(PREFIX.length(), end));
    var connection = DriverManager.getConnection("jdbc:" + url.substring(end + 1), info);
    var point =
        FAIL_POINTS.computeIfAbsent(
            file, its -> new ArmedFailPoint(its, () -> Runtime.getRuntime().halt(KILLED)));
    return new WatchedTransaction(connection, point).connection();
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
