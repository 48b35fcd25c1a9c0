package io.lynceus.registry.postgres;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.registry.ModelVersion;
import io.lynceus.vision.packaging.ModelManifest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models and their versions as rows. */
final class VersionTable {
  private static final String SELECT =
      "select v.*, m.project from model_version v join model m on m.name = v.model ";

  /** A version and where its files lie. */
  record Row(ModelVersion version, String bucket, String folder) {}

  /** What a model is called, and by whom it was brought. */
  record Model(String name, @Nullable String project, int lastVersion) {}

  private final RegistryDatabase database;

  VersionTable(RegistryDatabase database) {
    this.database = database;
  }

  /** Creates the model where there is none, and holds it until the transaction ends. */
  Model lockOrCreate(ModelName model, @Nullable ProjectName project) {
    database
        .jdbc()
        .sql("insert into model (name, project) values (?, ?) on conflict do nothing")
        .param(model.value())
        .param(project == null ? null : project.value())
        .update();
    return lock(model).orElseThrow();
  }

  Optional<Model> lock(ModelName model) {
    return database
        .jdbc()
        .sql("select name, project, last_version from model where name = ? for update")
        .param(model.value())
        .query(Model.class)
        .optional();
  }

  List<Model> models() {
    return database
        .jdbc()
        .sql("select name, project, last_version from model where last_version > 0 order by name")
        .query(Model.class)
        .list();
  }

  Optional<Model> model(ModelName model) {
    return database
        .jdbc()
        .sql("select name, project, last_version from model where name = ? and last_version > 0")
        .param(model.value())
        .query(Model.class)
        .optional();
  }

  List<Row> newestFirst(ModelName model) {
    return database
        .jdbc()
        .sql(SELECT + "where v.model = ? order by v.version desc")
        .param(model.value())
        .query(VersionTable::row)
        .list();
  }

  Optional<Row> find(ModelName model, int version) {
    return database
        .jdbc()
        .sql(SELECT + "where v.model = ? and v.version = ?")
        .params(model.value(), version)
        .query(VersionTable::row)
        .optional();
  }

  Optional<Row> findByToken(ModelName model, String token) {
    return database
        .jdbc()
        .sql(SELECT + "where v.model = ? and v.token = ?")
        .params(model.value(), token)
        .query(VersionTable::row)
        .optional();
  }

  /** In a transaction that holds the model. */
  void add(Row row, String token) {
    var version = row.version();
    database
        .jdbc()
        .sql(
            """
            insert into model_version
              (model, version, semantic_version, token, package_hash, manifest, bucket, folder,
               registered_by, registered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            version.model().value(),
            Integer.parseInt(version.version()),
            version.semanticVersion(),
            token,
            version.packageHash(),
            new String(version.manifest().json(), StandardCharsets.UTF_8),
            row.bucket(),
            row.folder(),
            version.by(),
            version.registered().atOffset(ZoneOffset.UTC))
        .update();
    database
        .jdbc()
        .sql("update model set last_version = last_version + 1 where name = ?")
        .param(version.model().value())
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var project = row.getString("project");
    var version =
        new ModelVersion(
            new ModelName(row.getString("model")),
            row.getString("version"),
            row.getString("semantic_version"),
            project == null ? null : new ProjectName(project),
            row.getString("package_hash"),
            ModelManifest.read(row.getString("manifest").getBytes(StandardCharsets.UTF_8)),
            row.getString("registered_by"),
            row.getObject("registered_at", OffsetDateTime.class).toInstant());
    return new Row(version, row.getString("bucket"), row.getString("folder"));
  }
}
