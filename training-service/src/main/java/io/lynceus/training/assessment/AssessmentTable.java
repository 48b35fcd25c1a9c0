package io.lynceus.training.assessment;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.vision.evaluation.Evaluation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The evaluations on record. */
@Component
final class AssessmentTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  AssessmentTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void add(Assessment assessment) {
    jdbc.sql(
            """
            insert into evaluation
              (id, project, model, version, dataset, split, state, created, created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            assessment.id(),
            assessment.project().value(),
            assessment.model().value(),
            assessment.version(),
            assessment.dataset().sha256(),
            assessment.split().name(),
            assessment.state().label(),
            assessment.created().atOffset(ZoneOffset.UTC),
            assessment.createdBy())
        .update();
  }

  Optional<Assessment> find(String id) {
    return jdbc.sql("select * from evaluation where id = ?").param(id).query(this::row).optional();
  }

  void succeed(String id, Evaluation result) {
    jdbc.sql("update evaluation set state = ?, result = ?, ended = ? where id = ?")
        .params(Assessment.State.SUCCEEDED.label(), json.writeValueAsString(result), now(), id)
        .update();
  }

  void fail(String id, String reason) {
    jdbc.sql("update evaluation set state = ?, reason = ?, ended = ? where id = ?")
        .params(Assessment.State.FAILED.label(), reason, now(), id)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Assessment row(ResultSet row, int number) throws SQLException {
    String text = row.getString("result");
    Evaluation result = text == null ? null : json.readValue(text, Evaluation.class);
    return new Assessment(
        row.getString("id"),
        new ProjectName(row.getString("project")),
        new ModelName(row.getString("model")),
        row.getString("version"),
        new DatasetVersionId(row.getString("dataset")),
        Split.valueOf(row.getString("split")),
        Assessment.State.of(row.getString("state")),
        row.getString("reason"),
        result == null ? null : result.coco(),
        result == null ? null : result.ultralytics(),
        result == null ? null : result.perClass(),
        row.getString("created_by"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
