package io.lynceus.training.run;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.paging.Paging;
import io.lynceus.training.device.Precision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The runs on record. */
@Component
final class RunTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  RunTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Run run) {
    jdbc.sql(
            """
            insert into run (id, project, dataset, model, options, state, created, created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(run.id().value())
        .param(run.subject().project().value())
        .param(run.subject().dataset().sha256())
        .param(run.subject().model().value())
        .param(json.writeValueAsString(run.options()))
        .param(run.course().state().label())
        .param(run.origin().created().atOffset(ZoneOffset.UTC))
        .param(run.origin().by())
        .update();
  }

  Optional<Run> find(RunId run) {
    return jdbc.sql("select * from run where id = ?")
        .param(run.value())
        .query(this::row)
        .optional();
  }

  /** As {@link #find}, and nobody else changes it until the transaction ends. */
  Optional<Run> lock(RunId run) {
    return jdbc.sql("select * from run where id = ? for update")
        .param(run.value())
        .query(this::row)
        .optional();
  }

  /** Newest first. */
  List<Run> page(@Nullable ProjectName project, ProjectScope scope, Paging paging) {
    return jdbc.sql(
            """
            select * from run
            where (:project::text is null or project = :project)
              and (:all or project = any(:projects))
              and (:after::text is null or id < :after)
            order by id desc limit :limit""")
        .param("project", project == null ? null : project.value())
        .param("all", scope instanceof ProjectScope.All)
        .param("projects", names(scope))
        .param("after", paging.after().isEmpty() ? null : paging.after().getFirst())
        .param("limit", paging.fetch())
        .query(this::row)
        .list();
  }

  private static String[] names(ProjectScope scope) {
    return scope instanceof ProjectScope.Only(var projects)
        ? projects.stream().map(ProjectName::value).toArray(String[]::new)
        : new String[0];
  }

  void begin(RunId run, Instant now) {
    jdbc.sql(
            """
            update run set state = ?, started = coalesce(started, ?), attempt = attempt + 1
            where id = ?""")
        .params(RunState.RUNNING.label(), now.atOffset(ZoneOffset.UTC), run.value())
        .update();
  }

  void precision(RunId run, Precision precision) {
    jdbc.sql("update run set precision_used = ? where id = ?")
        .params(precision.name(), run.value())
        .update();
  }

  void progress(RunId run, RunProgress progress) {
    jdbc.sql("update run set progress = ? where id = ?")
        .params(json.writeValueAsString(progress), run.value())
        .update();
  }

  void requestCancel(RunId run) {
    jdbc.sql("update run set cancel_requested = true where id = ?").param(run.value()).update();
  }

  void end(RunId run, RunState state, @Nullable String reason, Instant now) {
    jdbc.sql("update run set state = ?, reason = ?, ended = ? where id = ?")
        .param(state.label())
        .param(reason)
        .param(now.atOffset(ZoneOffset.UTC))
        .param(run.value())
        .update();
  }

  void outcome(RunId run, Run.Outcome outcome) {
    jdbc.sql("update run set metrics = ?, version = ? where id = ?")
        .params(json.writeValueAsString(outcome.metrics()), outcome.version(), run.value())
        .update();
  }

  private Run row(ResultSet row, int number) throws SQLException {
    return new Run(
        new RunId(row.getString("id")),
        new Run.Subject(
            new ProjectName(row.getString("project")),
            new DatasetVersionId(row.getString("dataset")),
            new ModelName(row.getString("model"))),
        json.readValue(row.getString("options"), RunOptions.class),
        course(row),
        new Run.Origin(
            row.getString("created_by"),
            row.getObject("created", OffsetDateTime.class).toInstant()));
  }

  private Run.Course course(ResultSet row) throws SQLException {
    String precision = row.getString("precision_used");
    Run.Metrics metrics = read(row.getString("metrics"), Run.Metrics.class);
    return new Run.Course(
        RunState.of(row.getString("state")),
        row.getInt("attempt"),
        row.getString("reason"),
        row.getBoolean("cancel_requested"),
        precision == null ? null : Precision.valueOf(precision),
        read(row.getString("progress"), RunProgress.class),
        metrics == null ? null : new Run.Outcome(metrics, row.getString("version")),
        new Run.Times(instant(row, "started"), instant(row, "ended")));
  }

  private <T> @Nullable T read(@Nullable String text, Class<T> type) {
    return text == null ? null : json.readValue(text, type);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
