package io.lynceus.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the rows of one outbox to Kafka. Of several replicas one works at a time, which keeps the
 * order; the events of one entity are sent one after another, those of different entities together.
 * A row is deleted when Kafka has it, so that a crash in between sends it again.
 */
public final class OutboxRelay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final OutboxTable table;
  private final TransactionTemplate transaction;
  private final KafkaOperations<String, byte[]> kafka;
  private final OutboxProperties properties;
  private final Executor senders = Thread::startVirtualThread;
  private final Semaphore wake = new Semaphore(0);
  private final TransactionSynchronization wakeUp =
      new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          wake.release();
        }
      };
  private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);
  private volatile @Nullable Thread thread;
  private volatile CompletableFuture<Void> stopped = new CompletableFuture<>();
  private Duration pause = Duration.ZERO;

  /** {@code name} tells the outboxes of one process apart in logs and metrics. */
  public OutboxRelay(
      String name,
      DataSource database,
      PlatformTransactionManager transactions,
      KafkaOperations<String, byte[]> kafka,
      OutboxProperties properties,
      MeterRegistry meters) {
    this.name = name;
    this.table = new OutboxTable(database);
    this.transaction = new TransactionTemplate(transactions);
    this.kafka = kafka;
    this.properties = properties;
    Gauge.builder("lynceus.outbox.pending", () -> backlog.pending())
        .tag("outbox", name)
        .description("Events that wait for Kafka")
        .register(meters);
    Gauge.builder("lynceus.outbox.age", () -> backlog.oldestSeconds())
        .tag("outbox", name)
        .baseUnit("seconds")
        .description("How long the oldest of them has waited")
        .register(meters);
  }

  void refuseIfFull() {
    if (backlog.pending() >= properties.capacity()) {
      throw new OutboxFull(backlog.pending());
    }
  }

  TransactionSynchronization wakeUp() {
    return wakeUp;
  }

  @Override
  public synchronized void start() {
    stopped = new CompletableFuture<>();
    var relay = Thread.ofVirtual().name("outbox-" + name).unstarted(this::run);
    thread = relay; // Before it runs: it goes on as long as it is the one.
    relay.start();
  }

  /** Waits for the batch under way, but not for a Kafka that does not answer. */
  @Override
  public synchronized void stop() {
    var relay = thread;
    thread = null;
    if (relay != null) {
      stopped.complete(null);
      wake.release();
      try {
        relay.join(LONGEST_PAUSE);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /**
   * Begins before the web server and ends after it, so that the last request's events leave too.
   */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run() {
    while (Thread.currentThread().equals(thread)) {
      boolean more = relayOrPause();
      try {
        if (!more
            && wake.tryAcquire(properties.poll().plus(pause).toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /** Whatever goes wrong, the next attempt may succeed: the rows are still there. */
  private boolean relayOrPause() {
    try {
      measure();
      boolean more = backlog.pending() > 0 && relay() == properties.batch();
      pause = Duration.ZERO;
      return more;
    } catch (RuntimeException failed) {
      if (Thread.currentThread().equals(thread)) {
        log.warn("{} events of {} wait: {}", backlog.pending(), name, failed.toString());
      }
      pause = pause.isZero() ? properties.poll() : pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      return false;
    }
  }

  void measure() {
    backlog = table.backlog();
  }

  /** Sends the oldest rows and deletes those that Kafka has; the number it sent. */
  int relay() {
    var result = transaction.execute(status -> table.lock() ? send() : Sent.NOTHING);
    if (result.failure() != null) {
      throw new IllegalStateException("Kafka did not take an event", result.failure());
    }
    return result.count();
  }

  private record Sent(int count, @Nullable Throwable failure) {
    static final Sent NOTHING = new Sent(0, null);
  }

  private Sent send() {
    Map<String, CompletableFuture<?>> lanes = new HashMap<>();
    Map<Long, CompletableFuture<?>> sent = new HashMap<>();
    for (OutboxRow row : table.oldest(properties.batch())) {
      CompletableFuture<?> before =
          lanes.getOrDefault(row.lane(), CompletableFuture.completedFuture(null));
      var sending = before.thenComposeAsync(done -> kafka.send(row.record()), senders);
      lanes.put(row.lane(), sending);
      sent.put(row.position(), sending);
    }
    awaitAll(sent.values());
    List<Long> done = new ArrayList<>();
    Throwable failure = null;
    for (var row : sent.entrySet()) {
      switch (row.getValue().state()) {
        case SUCCESS -> done.add(row.getKey());
        case FAILED -> failure = row.getValue().exceptionNow();
        case RUNNING, CANCELLED -> failure = new CancellationException("The relay was stopped");
      }
    }
    if (!done.isEmpty()) {
      table.delete(done);
    }
    return new Sent(done.size(), failure);
  }

  private void awaitAll(Collection<CompletableFuture<?>> sent) {
    var all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all.exceptionally(failed -> null), stopped).join();
  }
}
