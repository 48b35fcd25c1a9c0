package io.lynceus.platform.event;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Which events have had their effect: asked and written in the transaction of the effect. */
final class ConsumedEvents {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration remember;

  ConsumedEvents(DataSource database, Clock clock, Duration remember) {
    this.jdbc = JdbcClient.create(database);
    this.clock = clock;
    this.remember = remember;
  }

  /** A concurrent delivery of the same event waits here until the other one ends. */
  boolean isNew(String subscription, String event) {
    return jdbc.sql("insert into consumed_event values (?, ?, ?) on conflict do nothing")
            .params(subscription, event, now())
            .update()
        == 1;
  }

  @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void forgetOldOnes() {
    jdbc.sql("delete from consumed_event where consumed_at < ?")
        .params(now().minus(remember))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
