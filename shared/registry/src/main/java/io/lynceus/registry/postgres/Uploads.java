package io.lynceus.registry.postgres;

import io.lynceus.platform.object.ObjectStoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Folders that are being filled. A crash leaves its row, and so we know what nobody will ever
 * register: after an hour the files are deleted. A registration that took longer finds its row gone
 * and fails.
 */
final class Uploads {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final Duration PATIENCE = Duration.ofMinutes(50);

  /** A folder in a bucket. */
  record Upload(String folder, String bucket) {}

  private final RegistryDatabase database;
  private final PackageFiles files;
  private final Clock clock;

  Uploads(RegistryDatabase database, PackageFiles files, Clock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  void begin(String folder) {
    database
        .jdbc()
        .sql("insert into upload (folder, bucket, begun_at) values (?, ?, ?)")
        .params(folder, files.bucket(), now())
        .update();
  }

  /** In the transaction that registers the version. */
  void finish(String folder) {
    if (database.jdbc().sql("delete from upload where folder = ?").param(folder).update() == 0) {
      throw new IllegalStateException("The upload of " + folder + " took too long and was deleted");
    }
  }

  /**
   * Deletes what a failed registration has left; what fails here too is left to {@link #collect}.
   */
  void abandon(String folder) {
    try {
      collect(new Upload(folder, files.bucket()));
    } catch (DataAccessException | TransactionException | ObjectStoreUnavailable later) {
      log.warn("The files of {} are deleted later: {}", folder, later.toString());
    }
  }

  /** Deletes the files of registrations that ended with their process; how many there were. */
  int collect() {
    List<Upload> orphans =
        database
            .jdbc()
            .sql("select folder, bucket from upload where begun_at < ?")
            .param(now().minus(PATIENCE))
            .query(Upload.class)
            .list();
    orphans.forEach(this::collect);
    return orphans.size();
  }

  /** While this holds the row, its registration cannot finish. */
  private void collect(Upload orphan) {
    database.inTransaction(
        () -> {
          var sql = database.jdbc().sql("delete from upload where folder = ?");
          if (sql.param(orphan.folder()).update() == 1) {
            files.delete(orphan.bucket(), orphan.folder());
          }
          return orphan;
        });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
