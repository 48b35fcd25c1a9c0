package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * B55, two at a time: the first request is held up by a transaction of ours that has the same name
 * and does not end, so that it is under way for certain when the second one comes.
 */
final class SameKeyIT {
  private static final String BODY = "{\"name\": \"held-up\", \"classes\": [\"a\"]}";
  private static final String KEY = "held-up-key";
  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert"
          + " into project %'";

  private final Scene scene = Scene.get();

  @Test
  void theSecondIsToldThatTheFirstIsStillRunning() throws Exception {
    try (Connection held = database();
        Connection watch = database()) {
      held.setAutoCommit(false);
      try (var insert = held.createStatement()) {
        insert.execute(
            "insert into project values ('held-up', 'object-detection', 1, now(), 'us')");
      }
      var first = new FutureTask<>(this::create);
      Thread.ofVirtual().start(first);
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofSeconds(2))
          .until(() -> isWaiting(watch));
      Answer second = create();
      held.rollback();
      assertThat(second.status()).as(second.toString()).isEqualTo(409);
      assertThat(second.slug()).isEqualTo("request-in-flight");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      first.get().hasStatus(201);
      assertThat(create().hasStatus(201).text()).isEqualTo(first.get().text());
    }
  }

  private Answer create() throws Exception {
    return scene.admin().json("POST", "/projects", BODY, "Idempotency-Key", KEY);
  }

  private Connection database() throws SQLException {
    Connections connections = scene.platform().connections();
    Login owner = connections.credentials().ownerOf("lynceus_data");
    return DriverManager.getConnection(
        connections.jdbcUrl("lynceus_data"), owner.name(), owner.secret());
  }

  private static boolean isWaiting(Connection watch) throws SQLException {
    try (var statement = watch.createStatement();
        var row = statement.executeQuery(WAITING)) {
      return row.next() && row.getInt(1) > 0;
    }
  }
}
