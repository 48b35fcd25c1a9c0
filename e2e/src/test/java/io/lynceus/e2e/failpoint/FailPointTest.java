package io.lynceus.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.e2e.failpoint.FailPoint.Effect;
import io.lynceus.e2e.failpoint.FailPoint.Place;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a transaction is stopped, on a database that only takes notes. */
final class FailPointTest {
  private static final String ADD = "insert into picture values (?)";

  @TempDir Path folder;
  private final List<String> done = new ArrayList<>();
  private Path file;
  private Connection connection;

  @BeforeEach
  void watch() {
    file = folder.resolve("point");
    var point = new ArmedFailPoint(file, () -> done.add("halted"));
    connection = new WatchedTransaction(notes(Connection.class), point).connection();
  }

  @Test
  void doesNothingUnlessArmed() throws Exception {
    add("a");
    connection.commit();
    assertThat(done).containsExactly("execute", "commit");
  }

  @Test
  void haltsBeforeTheCommitOfItsStatementOnce() throws Exception {
    arm(FailPoint.halt(Place.BEFORE_COMMIT, "insert into picture"));
    connection.commit();
    add("a");
    connection.commit();
    add("b");
    connection.commit();
    assertThat(done).containsExactly("commit", "execute", "halted", "commit", "execute", "commit");
    assertThat(file).doesNotExist();
  }

  @Test
  void haltsAfterTheCommit() throws Exception {
    arm(FailPoint.halt(Place.AFTER_COMMIT, "insert into picture").after(1));
    add("a");
    connection.commit();
    add("b");
    connection.commit();
    assertThat(done).containsExactly("execute", "commit", "execute", "commit", "halted");
  }

  @Test
  void forgetsWhatWasRolledBack() throws Exception {
    arm(FailPoint.halt(Place.AFTER_COMMIT, "insert into picture"));
    add("a");
    connection.rollback();
    connection.commit();
    assertThat(done).doesNotContain("halted");
  }

  @Test
  void isABugForAMarkedValueAsOftenAsItSays() throws Exception {
    arm(FailPoint.of(Effect.BUG, Place.STATEMENT, "picture").withValue("marked").times(2));
    add("a");
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> add("marked")).isInstanceOf(IllegalStateException.class);
    }
    add("marked");
    assertThat(done).containsExactly("execute", "execute");
  }

  @Test
  void choosesAVictim() throws Exception {
    arm(FailPoint.of(Effect.DEADLOCK, Place.BEFORE_COMMIT, "picture"));
    add("a");
    assertThatThrownBy(connection::commit)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40P01"));
  }

  @Test
  void isReadAsItWasWritten() {
    var point =
        FailPoint.of(Effect.WAIT, Place.STATEMENT, "select ?")
            .withValue("a = b")
            .waiting(5)
            .after(2)
            .times(3);
    assertThat(FailPoint.parse(point.text())).isEqualTo(point);
  }

  private void arm(FailPoint point) throws IOException {
    Files.writeString(file, point.text());
  }

  private void add(String picture) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, picture);
      statement.execute();
    }
  }

  private <T> T notes(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> note(method)));
  }

  private Object note(Method method) {
    if (List.of("execute", "commit").contains(method.getName())) {
      done.add(method.getName());
    }
    if (method.getReturnType() == PreparedStatement.class) {
      return notes(PreparedStatement.class);
    }
    return method.getReturnType() == boolean.class ? false : null;
  }
}
