package io.lynceus.data.storage;

import io.lynceus.platform.object.StoredObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Removes objects that a crash left without a row, and those whose row is gone. */
final class OrphanCollector {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanCollector.class);

  private final Bucket bucket;
  private final List<KeptObjects> kept;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Duration age;

  OrphanCollector(
      Bucket bucket,
      List<KeptObjects> kept,
      TransactionOperations transaction,
      Clock clock,
      Duration age) {
    this.bucket = bucket;
    this.kept = List.copyOf(kept);
    this.transaction = transaction;
    this.clock = clock;
    this.age = age;
  }

  /** Returns how many objects were removed. */
  int collect() {
    Instant before = clock.instant().minus(age);
    int removed = kept.stream().mapToInt(objects -> collect(objects, before)).sum();
    if (removed > 0) {
      LOG.info("Removed {} objects that no row knows", removed);
    }
    return removed;
  }

  private int collect(KeptObjects objects, Instant before) {
    try (Stream<StoredObject> all = bucket.list(objects.prefix())) {
      return (int)
          all.filter(object -> object.modified().isBefore(before))
              .map(object -> object.location().key())
              .filter(key -> !objects.wanted().test(key))
              .filter(key -> remove(key, objects))
              .count();
    }
  }

  /** Looked at again under the lock: a row may have come since. */
  private boolean remove(String key, KeptObjects objects) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              bucket.lock(key);
              if (objects.wanted().test(key)) {
                return false;
              }
              bucket.delete(key);
              return true;
            }));
  }
}
