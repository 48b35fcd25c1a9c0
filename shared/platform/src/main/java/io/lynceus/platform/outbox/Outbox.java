package io.lynceus.platform.outbox;

import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.event.CloudEvents;
import io.lynceus.platform.trace.CurrentTrace;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where a service says what has happened. The event becomes a row in the caller's transaction: it
 * is told if and only if the change is committed.
 */
public final class Outbox {
  /** Under Kafka's own limit of a megabyte, with room for headers. */
  private static final int LARGEST = 900_000;

  private final DataSource database;
  private final JdbcClient jdbc;
  private final String source;
  private final OutboxRelay relay;
  private final CloudEvents codec;
  private final CurrentTrace trace;
  private final Clock clock;
  private final IdSource ids;

  /** {@code source} is the name of the service that speaks. */
  public Outbox(
      DataSource database,
      String source,
      OutboxRelay relay,
      CloudEvents codec,
      CurrentTrace trace,
      Clock clock,
      IdSource ids) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.source = source;
    this.relay = relay;
    this.codec = codec;
    this.trace = trace;
    this.clock = clock;
    this.ids = ids;
  }

  /** Refuses outside a transaction of this outbox's database. */
  public void publish(LynceusEvent event) {
    if (!TransactionSynchronizationManager.hasResource(database)) {
      throw new IllegalStateException("An event is published in the transaction of its change");
    }
    relay.refuseIfFull();
    var now = clock.instant();
    var body = codec.encode(ids.next().toString(), source, now, trace.requestId(), event);
    if (body.length > LARGEST) {
      throw new EventTooLarge(event.type(), body.length, LARGEST);
    }
    jdbc.sql("insert into outbox (topic, entity, body, trace, created_at) values (?, ?, ?, ?, ?)")
        .param(event.topic().topicName())
        .param(event.entity())
        .param(body)
        .param(trace.traceparent())
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    wakeAfterCommit();
  }

  private void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.getSynchronizations().contains(relay.wakeUp())) {
      TransactionSynchronizationManager.registerSynchronization(relay.wakeUp());
    }
  }
}
