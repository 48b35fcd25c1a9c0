package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.validation.ValidationReport;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.paging.InvalidPaging;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The dataset versions on record. */
@Component
public final class DatasetVersions {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Split> SPLITS = List.of(Split.values());
  private static final String COLUMNS =
      """
      select id, project, task, classes, splits, images, boxes, notes, validation, arrival,
             created_at, created_by
        from dataset
      """;

  private final JdbcClient jdbc;
  private final Bucket bucket;

  DatasetVersions(JdbcClient jdbc, Bucket bucket) {
    this.jdbc = jdbc;
    this.bucket = bucket;
  }

  /** Where a version's manifest lies. */
  static String key(DatasetVersionId dataset) {
    return "datasets/" + dataset + "/manifest.jsonl";
  }

  /** The version of a visible project, or the fact that there is none. */
  public DatasetVersion get(DatasetVersionId dataset, Predicate<ProjectName> visible) {
    return find(dataset)
        .filter(version -> visible.test(version.project()))
        .orElseThrow(() -> new DatasetVersionNotFound(dataset));
  }

  Optional<DatasetVersion> find(DatasetVersionId dataset) {
    return jdbc.sql(COLUMNS + " where id = ?")
        .param(dataset.sha256())
        .query(DatasetVersions::version)
        .optional();
  }

  /** The manifest: a {@link ManifestHeader} and the images, line by line. The caller closes it. */
  public InputStream manifest(DatasetVersionId dataset) {
    return bucket.open(key(dataset));
  }

  Fingerprints fingerprints(DatasetVersionId dataset) {
    return jdbc.sql("select fingerprints from dataset where id = ?")
        .param(dataset.sha256())
        .query((row, number) -> Fingerprints.of(row.getBytes(1)))
        .optional()
        .orElseThrow(() -> new DatasetVersionNotFound(dataset));
  }

  /** Images of a version whose bytes are gone: of these it keeps the hash. */
  public List<ImageId> tombstones(DatasetVersionId dataset) {
    Fingerprints held = fingerprints(dataset);
    return jdbc
        .sql("select id from image where state <> 'stored' order by id")
        .query((row, number) -> new ImageId(row.getString(1)))
        .list()
        .stream()
        .filter(held::contains)
        .toList();
  }

  /** The newest first. */
  Page<DatasetVersion> list(ProjectName project, Paging paging) {
    record Arrived(DatasetVersion version, long arrival) {}
    List<Arrived> found =
        jdbc.sql(COLUMNS + " where project = ? and arrival < ? order by arrival desc limit ?")
            .params(project.value(), before(paging), paging.fetch())
            .query((row, n) -> new Arrived(version(row, n), row.getLong("arrival")))
            .list();
    return Page.of(found, paging, a -> List.of(Long.toString(a.arrival()))).map(Arrived::version);
  }

  private static long before(Paging paging) {
    try {
      return paging.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(paging.after().getFirst());
    } catch (NumberFormatException e) {
      throw new InvalidPaging("This cursor is of another list");
    }
  }

  void insert(DatasetVersion version, Fingerprints fingerprints) {
    jdbc.sql(
            """
            insert into dataset (id, project, task, classes, splits, images, boxes, notes, valid,
                                 validation, fingerprints, created_at, created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(version.dataset().sha256(), version.project().value(), version.task())
        .param(version.classes().toArray(String[]::new))
        .param(
            SPLITS.stream().map(s -> version.splits().getOrDefault(s, 0)).toArray(Integer[]::new))
        .params(version.images(), version.boxes())
        .param(version.notes().toArray(String[]::new))
        .param(version.validation().success())
        .param(JSON.writeValueAsString(version.validation()))
        .param(fingerprints.bytes())
        .param(version.created().atOffset(ZoneOffset.UTC))
        .param(version.createdBy())
        .update();
  }

  private static DatasetVersion version(ResultSet row, int number) throws SQLException {
    Integer[] counts = (Integer[]) row.getArray("splits").getArray();
    Map<Split, Integer> splits = new EnumMap<>(Split.class);
    SPLITS.forEach(split -> splits.put(split, counts[SPLITS.indexOf(split)]));
    return new DatasetVersion(
        new DatasetVersionId(row.getString("id")),
        new ProjectName(row.getString("project")),
        row.getString("task"),
        List.of((String[]) row.getArray("classes").getArray()),
        splits,
        row.getInt("images"),
        row.getLong("boxes"),
        List.of((String[]) row.getArray("notes").getArray()),
        JSON.readValue(row.getString("validation"), ValidationReport.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"));
  }
}
