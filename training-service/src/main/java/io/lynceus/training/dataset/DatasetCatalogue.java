package io.lynceus.training.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.DatasetFrozen;
import io.lynceus.contracts.event.ProjectDeleted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dataset versions that data-service has told of. A version that was frozen a moment ago may
 * not have been told of yet: finding one waits a little before it says that there is none.
 */
@Component
public final class DatasetCatalogue {
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DatasetCatalogue(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Takes note of a version; hearing of it again changes nothing. */
  void add(DatasetFrozen frozen) {
    jdbc.sql(
            """
            insert into dataset_version
              (id, project, classes, splits, valid, manifest_bucket, manifest_key, created)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
        .param(frozen.dataset().sha256())
        .param(frozen.project().value())
        .param(json.writeValueAsString(frozen.classes()))
        .param(json.writeValueAsString(frozen.splits()))
        .param(frozen.valid())
        .param(frozen.manifest().bucket())
        .param(frozen.manifest().key())
        .param(frozen.created().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The pictures are gone with their project. */
  void forget(ProjectDeleted deleted) {
    jdbc.sql("delete from dataset_version where project = ?")
        .param(deleted.project().value())
        .update();
  }

  public FrozenDataset get(DatasetVersionId dataset) {
    return await(() -> find(dataset)).orElseThrow(() -> DatasetVersionNotFound.of(dataset));
  }

  /** A version of that project; those of others are not there for it. */
  public FrozenDataset get(ProjectName project, DatasetVersionId dataset) {
    FrozenDataset found = get(dataset);
    if (!found.project().equals(project)) {
      throw DatasetVersionNotFound.of(dataset);
    }
    return found;
  }

  /** The version of a project that was frozen last. */
  public FrozenDataset newest(ProjectName project) {
    return await(() -> findNewest(project)).orElseThrow(() -> DatasetVersionNotFound.of(project));
  }

  private Optional<FrozenDataset> find(DatasetVersionId dataset) {
    return jdbc.sql("select * from dataset_version where id = ?")
        .param(dataset.sha256())
        .query(this::row)
        .optional();
  }

  private Optional<FrozenDataset> findNewest(ProjectName project) {
    return jdbc.sql("select * from dataset_version where project = ? order by created desc limit 1")
        .param(project.value())
        .query(this::row)
        .optional();
  }

  private static Optional<FrozenDataset> await(Supplier<Optional<FrozenDataset>> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<FrozenDataset> found = look.get();
    while (found.isEmpty() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      found = look.get();
    }
    return found;
  }

  private FrozenDataset row(ResultSet row, int number) throws SQLException {
    return new FrozenDataset(
        new DatasetVersionId(row.getString("id")),
        new ProjectName(row.getString("project")),
        json.readValue(row.getString("classes"), new TypeReference<List<String>>() {}),
        json.readValue(row.getString("splits"), new TypeReference<Map<String, Integer>>() {}),
        row.getBoolean("valid"),
        new ObjectLocation(row.getString("manifest_bucket"), row.getString("manifest_key")));
  }
}
