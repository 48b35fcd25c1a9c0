package io.lynceus.e2e.input;

import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.localstack.platform.ServiceModule;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * All that a request may leave behind: rows by table, events by topic, objects, and files in the
 * folders for work in progress. What moves by itself is not counted: the schedule of recurring
 * work, and which events were heard.
 */
final class Remains implements AutoCloseable {
  private static final List<String> DATABASES =
      List.of(
          "lynceus_data",
          "lynceus_gateway",
          "lynceus_inference",
          "lynceus_registry",
          "lynceus_training");
  private static final Set<String> MOVING =
      Set.of("scheduled_tasks", "scheduled_run", "scheduled_evaluation", "consumed_event");
  private static final String TABLES =
      """
      select tablename from pg_tables
       where schemaname = 'public' and tablename not like '%flyway%' and tablename not like '%history%'
       order by tablename
      """;

  private final RunningPlatform platform;
  private final Map<String, Connection> databases = new TreeMap<>();
  private final Map<String, String> counts = new HashMap<>();
  private final Admin kafka;

  Remains(RunningPlatform platform) throws SQLException {
    this.platform = platform;
    Connections connections = platform.connections();
    for (String database : DATABASES) {
      Login owner = connections.credentials().ownerOf(database);
      Connection connection =
          DriverManager.getConnection(connections.jdbcUrl(database), owner.name(), owner.secret());
      databases.put(database, connection);
      counts.put(database, countOf(connection));
    }
    Map<String, Object> client = new HashMap<>(connections.kafkaSecurity());
    client.put("bootstrap.servers", connections.settings().kafka().toString());
    this.kafka = Admin.create(client);
  }

  /** Everything, each by where it lies. */
  Map<String, String> now() throws SQLException, IOException, InterruptedException {
    Map<String, String> found = new TreeMap<>();
    for (var database : databases.entrySet()) {
      rows(database.getKey(), database.getValue(), found);
    }
    found.put("events", events());
    found.put("objects", files(platform.state().resolve("s3")));
    found.put("scratch", files(platform.state().resolve("scratch")));
    found.put("uploads", uploads());
    return found;
  }

  /** The same, once all that is on its way has arrived. */
  Map<String, String> settled() {
    List<Map<String, String>> seen = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(400))
        .until(
            () -> {
              seen.add(now());
              Map<String, String> last = seen.getLast();
              boolean sent =
                  last.entrySet().stream()
                      .noneMatch(e -> e.getKey().endsWith(".outbox") && !e.getValue().equals("0"));
              return sent && seen.size() > 1 && last.equals(seen.get(seen.size() - 2));
            });
    return seen.getLast();
  }

  /** What is there now and was not, or the other way round; empty where nothing is left. */
  static List<String> left(Map<String, String> before, Map<String, String> after) {
    Set<String> places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    return places.stream()
        .filter(place -> !Objects.equals(before.get(place), after.get(place)))
        .map(place -> "%s: %s, before %s".formatted(place, after.get(place), before.get(place)))
        .toList();
  }

  /** The rows of one table. */
  long rows(String database, String table) throws SQLException {
    try (var statement = databases.get(database).createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String countOf(Connection database) throws SQLException {
    List<String> counts = new ArrayList<>();
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        if (!MOVING.contains(row.getString(1))) {
          counts.add("select '%1$s', count(*) from %1$s".formatted(row.getString(1)));
        }
      }
    }
    return String.join(" union all ", counts);
  }

  private void rows(String name, Connection database, Map<String, String> found)
      throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(counts.get(name))) {
      while (row.next()) {
        found.put(name + "." + row.getString(1), row.getString(2));
      }
    }
  }

  private String events() throws InterruptedException {
    try {
      List<String> topics =
          kafka.listTopics().names().get().stream().filter(t -> !t.startsWith("__")).toList();
      Map<TopicPartition, OffsetSpec> ends =
          kafka.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(
                  t ->
                      t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
              .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
      Map<String, Long> byTopic = new TreeMap<>();
      kafka
          .listOffsets(ends)
          .all()
          .get()
          .forEach((partition, end) -> byTopic.merge(partition.topic(), end.offset(), Long::sum));
      return byTopic.toString();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String uploads() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    int port = platform.url(ServiceModule.INFERENCE).getPort();
    String ours = "tomcat\\." + port + "\\..*|lynceus-upload-.*";
    Set<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.list(temporary)) {
      for (Path one : all.filter(p -> p.getFileName().toString().matches(ours)).toList()) {
        found.add(one.getFileName() + files(one));
      }
    }
    return found.toString();
  }

  private static String files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return "[]";
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList()
          .toString();
    } catch (UncheckedIOException | NoSuchFileException moving) {
      return "Somebody is at work there: " + moving.getMessage();
    }
  }

  @Override
  public void close() throws SQLException {
    kafka.close();
    for (Connection database : databases.values()) {
      database.close();
    }
  }
}
