package io.lynceus.gateway.key;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys that there are. A revoked key stays as a row, so that old audit lines keep a name. */
@Component
public class ApiKeys {
  private static final String COLUMNS =
      "id, name, roles, projects, created_at, created_by, expires_at, secret_hash";

  private final JdbcClient database;
  private final Clock clock;

  ApiKeys(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Stored(ApiKey key, String hash) {}

  void add(ApiKey key, KeyText text) {
    database
        .sql(
            """
            insert into api_key (id, secret_hash, name, roles, projects, created_at, created_by, expires_at)
            values (:id, :hash, :name, :roles, :projects, :created, :createdBy, :expires)
            """)
        .param("id", key.id())
        .param("hash", text.hash())
        .param("name", key.name())
        .param("roles", key.roles().stream().map(Role::wireName).collect(Collectors.joining(",")))
        .param("projects", projects(key.projects()))
        .param("created", Timestamp.from(key.created()))
        .param("createdBy", key.createdBy())
        .param("expires", key.expires() == null ? null : Timestamp.from(key.expires()))
        .update();
  }

  /** The living key that {@code text} is; compared in constant time. */
  public Optional<ApiKey> holding(KeyText text) {
    return database
        .sql("select " + COLUMNS + " from api_key where id = :id and revoked_at is null")
        .param("id", text.id())
        .query(ApiKeys::stored)
        .optional()
        .filter(stored -> text.hashesTo(stored.hash()))
        .map(Stored::key)
        .filter(key -> key.isAliveAt(clock.instant()));
  }

  /** All that were not revoked, by id. */
  List<ApiKey> all() {
    return database
        .sql("select " + COLUMNS + " from api_key where revoked_at is null order by id")
        .query(ApiKeys::stored)
        .list()
        .stream()
        .map(Stored::key)
        .toList();
  }

  void revoke(String id) {
    database
        .sql("update api_key set revoked_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
  }

  private static Stored stored(ResultSet row, int number) throws SQLException {
    var key =
        new ApiKey(
            row.getString("id"),
            row.getString("name"),
            roles(row.getString("roles")),
            projects(row.getString("projects")),
            row.getTimestamp("created_at").toInstant(),
            row.getString("created_by"),
            instant(row.getTimestamp("expires_at")));
    return new Stored(key, row.getString("secret_hash"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static Set<Role> roles(String names) {
    return words(names).flatMap(name -> Role.named(name).stream()).collect(Collectors.toSet());
  }

  private static @Nullable String projects(ProjectScope scope) {
    return switch (scope) {
      case ProjectScope.All all -> null;
      case ProjectScope.Only only ->
          only.projects().stream()
              .map(ProjectName::value)
              .sorted()
              .collect(Collectors.joining(","));
    };
  }

  private static ProjectScope projects(@Nullable String names) {
    return names == null
        ? new ProjectScope.All()
        : new ProjectScope.Only(words(names).map(ProjectName::new).collect(Collectors.toSet()));
  }

  private static java.util.stream.Stream<String> words(String joined) {
    return Arrays.stream(joined.split(",")).filter(word -> !word.isEmpty());
  }
}
