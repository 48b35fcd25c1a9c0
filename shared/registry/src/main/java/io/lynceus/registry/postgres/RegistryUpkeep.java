package io.lynceus.registry.postgres;

import io.lynceus.platform.object.ObjectStoreUnavailable;
import io.lynceus.platform.outbox.OutboxRelay;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** What the registry does by itself: its tables, its events, and what crashes have left. */
final class RegistryUpkeep implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RegistryUpkeep.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final RegistryDatabase database;
  private final OutboxRelay relay;
  private final Uploads uploads;
  private volatile boolean running;

  RegistryUpkeep(RegistryDatabase database, OutboxRelay relay, Uploads uploads) {
    this.database = database;
    this.relay = relay;
    this.uploads = uploads;
  }

  /** Does not wait for the database. */
  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("registry-upkeep").start(this::relayWhenPossible);
  }

  private void relayWhenPossible() {
    while (running && !isMigrated()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    synchronized (this) {
      if (running) {
        relay.start();
      }
    }
  }

  private boolean isMigrated() {
    try {
      database.migrate();
      return true;
    } catch (DataAccessException | FlywayException unreachable) {
      log.warn(
          "The registry's database cannot be used, trying again: {}", unreachable.getMessage());
      return false;
    }
  }

  @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void collectOrphans() {
    try {
      int collected = uploads.collect();
      if (collected > 0) {
        log.info("Deleted the files of {} registrations that never ended", collected);
      }
    } catch (DataAccessException | FlywayException | ObjectStoreUnavailable later) {
      log.warn("Orphans are collected another time: {}", later.toString());
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    relay.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return relay.getPhase();
  }
}
