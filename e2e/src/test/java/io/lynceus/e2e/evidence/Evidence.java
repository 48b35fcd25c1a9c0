package io.lynceus.e2e.evidence;

import io.lynceus.e2e.history.Fact.AliasMoved;
import io.lynceus.e2e.history.Fact.PictureLabeled;
import io.lynceus.e2e.history.Fact.PictureStored;
import io.lynceus.e2e.history.Fact.VersionFrozen;
import io.lynceus.e2e.history.History;
import io.lynceus.e2e.history.Stored;
import io.lynceus.localstack.settings.Connections;
import io.minio.errors.MinioException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes and looks at what a history has left in every place where it should have left something. */
public final class Evidence {
  private static final Pattern HASH = Pattern.compile("\\p{XDigit}{64}");
  private static final String IMAGES = "lynceus.images";
  private static final String DATASETS = "lynceus.datasets";
  private final Connections connections;
  private final Set<String> projects;
  private final Set<String> reasons;

  private Evidence(Connections connections, Set<String> projects, Set<String> reasons) {
    this.connections = connections;
    this.projects = projects;
    this.reasons = reasons;
  }

  /** Of the projects of this history; and all objects of the bucket, whose rows are everybody's. */
  public static Stored of(Connections connections, History history) {
    try {
      Set<String> reasons = new TreeSet<>();
      history.possible(AliasMoved.class).forEach(move -> reasons.add(move.reason()));
      return new Evidence(connections, history.projects(), reasons).gather();
    } catch (SQLException | MinioException e) {
      throw new IllegalStateException("The evidence cannot be read", e);
    }
  }

  private Stored gather() throws SQLException, MinioException {
    var topics = new Topics(connections);
    List<Topics.Told> told = new ArrayList<>(topics.of(IMAGES, projects));
    told.addAll(topics.of(DATASETS, projects));
    List<String> dead = new ArrayList<>(topics.dead(IMAGES, projects));
    dead.addAll(topics.dead(DATASETS, projects));
    try (var data = new Tables(connections, "lynceus_data");
        var training = new Tables(connections, "lynceus_training");
        var inference = new Tables(connections, "lynceus_inference");
        var registry = new Tables(connections, "lynceus_registry")) {
      Map<String, String> named = named(told);
      Map<String, String> objects = objects(data, named);
      return new Stored(
          new TreeSet<>(
              data.rows(
                  "select name from project where name = any(?)", projects, r -> r.getString(1))),
          data.rows(
              "select project, image from membership where project = any(?)",
              projects,
              row -> new PictureStored(row.getString(1), row.getString(2))),
          data.rows(
              "select project, image, boxes from annotation where project = any(?)",
              projects,
              row ->
                  new PictureLabeled(
                      row.getString(1), row.getString(2), Tables.left(row.getBytes(3)))),
          data.rows(
              "select project, id from dataset where project = any(?)",
              projects,
              row -> new VersionFrozen(row.getString(1), row.getString(2))),
          named,
          objects,
          told.stream().map(Topics.Told::event).toList(),
          new HashSet<>(training.texts("select id from dataset_version")),
          waiting(data) + waiting(training) + waiting(inference) + waiting(registry),
          dead,
          registry.rows(
              "select reason from alias_move where reason = any(?) and lower(alias) <> 'previous'",
              reasons,
              row -> row.getString(1)));
    }
  }

  private static int waiting(Tables tables) throws SQLException {
    return tables.count("select count(*) from outbox");
  }

  private static Map<String, String> named(List<Topics.Told> told) {
    Map<String, String> named = new HashMap<>();
    told.forEach(one -> named.put(one.key(), one.event().subject()));
    return named;
  }

  /** Those of other tests' rows count as named, with the hash that they have. */
  private Map<String, String> objects(Tables data, Map<String, String> named)
      throws SQLException, MinioException {
    Set<String> rows =
        new HashSet<>(
            data.texts(
                """
                select id from image where state <> 'gone' union all select id from dataset
                union all select id::text from import where state in ('queued', 'running')\
                """));
    var bucket = new Objects(connections, "lynceus-data");
    Map<String, String> objects = new HashMap<>();
    for (String key : bucket.keys()) {
      boolean ours = named.containsKey(key);
      if (!ours && rows.contains(id(key))) {
        named.put(key, id(key));
      }
      objects.put(key, ours ? bucket.sha256(key) : id(key));
    }
    return objects;
  }

  private static String id(String key) {
    Matcher hash = HASH.matcher(key);
    return hash.find() ? hash.group() : key.substring(key.lastIndexOf('/') + 1);
  }
}
