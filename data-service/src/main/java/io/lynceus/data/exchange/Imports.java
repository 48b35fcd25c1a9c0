package io.lynceus.data.exchange;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.exchange.ImportJob.State;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.platform.problem.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The imports on record. */
@Component
final class Imports {
  static final String TASK = "import";

  /** More than this are counted, but not named in one answer. */
  private static final int MOST_NAMED = 10_000;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final SchedulerClient jobs;
  private final Problems problems;
  private final Clock clock;

  Imports(
      JdbcClient jdbc,
      TransactionOperations transaction,
      SchedulerClient jobs,
      Problems problems,
      Clock clock) {
    this.jdbc = jdbc;
    this.problems = problems;
    this.transaction = transaction;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Where an import's archive lies until it is over. */
  static String key(UUID id) {
    return "imports/" + id;
  }

  /** The row and the job that works on it, both or neither. */
  void queue(
      UUID id, ProjectName project, @Nullable SourceFormat format, boolean partial, String by) {
    transaction.executeWithoutResult(
        status -> {
          record(id, project, format, partial, by);
          jobs.scheduleIfNotExists(new TaskInstance<>(TASK, id.toString()), clock.instant());
        });
  }

  void record(
      UUID id, ProjectName project, @Nullable SourceFormat format, boolean partial, String by) {
    jdbc.sql(
            """
            insert into import (id, project, format, partial, state, created_at, created_by)
            values (?, ?, ?, ?, 'queued', ?, ?)
            """)
        .params(id, project.value())
        .param(format == null ? null : format.label())
        .params(partial, now(), by)
        .update();
  }

  Optional<ImportJob> find(UUID id) {
    return jdbc.sql("select * from import where id = ?").param(id).query(this::job).optional();
  }

  /** An import whose source is understood; what is wrong beside its pictures is known first. */
  void begin(UUID id, SourceFormat format, int pictures, List<Rejection> strays) {
    transaction.executeWithoutResult(
        status -> {
          boolean first =
              jdbc.sql(
                          """
                          update import set state = 'running', format = ?, pictures = ?
                           where id = ? and state = 'queued'
                          """)
                      .params(format.label(), pictures, id)
                      .update()
                  == 1;
          if (first) {
            reject(id, strays);
          }
        });
  }

  /** One picture is done, in the transaction that stored it. */
  void advance(UUID id, int images, int duplicates, int boxes, List<Rejection> rejected) {
    jdbc.sql(
            """
            update import
               set position = position + 1, images = images + ?, duplicates = duplicates + ?,
                   boxes = boxes + ?
             where id = ?
            """)
        .params(images, duplicates, boxes, id)
        .update();
    reject(id, rejected);
  }

  void end(UUID id, State state, @Nullable String reason) {
    jdbc.sql("update import set state = ?, reason = ?, ended_at = ? where id = ?")
        .param(state.label())
        .param(reason)
        .params(now(), id)
        .update();
    problems.count("import-failed", state == State.FAILED ? 1 : 0);
  }

  private void reject(UUID id, List<Rejection> rejected) {
    for (Rejection rejection : rejected) {
      jdbc.sql("insert into import_rejection (import, source, reason) values (?, ?, ?)")
          .params(id, rejection.source(), rejection.reason())
          .update();
    }
    if (!rejected.isEmpty()) {
      jdbc.sql("update import set rejected = rejected + ? where id = ?")
          .params(rejected.size(), id)
          .update();
      problems.count("import-rejected", rejected.size());
    }
  }

  private List<Rejection> rejections(UUID id) {
    return jdbc.sql(
            "select source, reason from import_rejection where import = ? order by ordinal limit ?")
        .params(id, MOST_NAMED)
        .query(Rejection.class)
        .list();
  }

  private ImportJob job(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Integer pictures = row.getObject("pictures", Integer.class);
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new ImportJob(
        id,
        new ProjectName(row.getString("project")),
        row.getString("format"),
        row.getBoolean("partial"),
        state,
        row.getString("reason"),
        row.getInt("position"),
        pictures,
        row.getInt("images"),
        row.getInt("duplicates"),
        row.getInt("boxes"),
        row.getInt("rejected"),
        rejections(id),
        progress(state, row.getInt("position"), pictures),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        ended == null ? null : ended.toInstant());
  }

  private static double progress(State state, int position, @Nullable Integer pictures) {
    if (state == State.SUCCEEDED) {
      return 1;
    }
    return pictures == null || pictures == 0 ? 0 : position / (double) pictures;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
