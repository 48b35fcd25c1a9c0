package io.lynceus.e2e.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The fail point of one process: it is armed while its file is there. The file goes before the last
 * effect, so that a process that was halted and started again does not halt again.
 */
final class ArmedFailPoint {
  private final Path file;
  private final Runnable halt;
  private String seen = "";
  private int count;

  ArmedFailPoint(Path file, Runnable halt) {
    this.file = file;
    this.halt = halt;
  }

  void pass(FailPoint.Place place, List<FailPoint.Statement> statements) throws SQLException {
    String text = armed();
    if (!text.isEmpty()) {
      FailPoint point = FailPoint.parse(text);
      if (point.covers(place, statements) && isDue(point, text)) {
        happen(point);
      }
    }
  }

  private String armed() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException notArmed) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isDue(FailPoint point, String text) {
    if (!text.equals(seen)) {
      seen = text;
      count = 0;
    }
    count++;
    if (count <= point.skip() || count > point.skip() + point.times()) {
      return false;
    }
    if (count == point.skip() + point.times()) {
      try {
        Files.deleteIfExists(file);
        seen = "";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return true;
  }

  private void happen(FailPoint point) throws SQLException {
    switch (point.effect()) {
      case HALT -> halt.run();
      case BUG -> throw new IllegalStateException("A bug at " + point.of());
      case DEADLOCK ->
          throw new SQLTransactionRollbackException("A deadlock at " + point.of(), "40P01");
      case WAIT -> LockSupport.parkNanos(Duration.ofMillis(point.millis()).toNanos());
    }
  }
}
