package io.lynceus.data.project;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.ProjectDeleted;
import io.lynceus.data.project.Project.ProjectClass;
import io.lynceus.platform.identity.ProjectNotFound;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.platform.paging.Paging;
import io.lynceus.platform.revision.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The projects on record. */
@Component
public final class Projects {
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Outbox outbox;
  private final Clock clock;

  Projects(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The project, or the fact that there is none. */
  public Project get(ProjectName name) {
    return find(name).orElseThrow(() -> new ProjectNotFound(name));
  }

  public Optional<Project> find(ProjectName name) {
    return jdbc.sql("select * from project where name = ?")
        .param(name.value())
        .query(this::project)
        .optional();
  }

  /** In the order of names; {@code visible} null means all of them. */
  List<Project> list(@Nullable Set<String> visible, Paging paging) {
    return jdbc.sql(
            """
            select * from project
             where name > :after and (:all or name = any(:visible))
             order by name limit :fetch
            """)
        .param("after", paging.after().isEmpty() ? "" : paging.after().getFirst())
        .param("all", visible == null)
        .param("visible", visible == null ? new String[0] : visible.toArray(String[]::new))
        .param("fetch", paging.fetch())
        .query(this::project)
        .list();
  }

  Project create(ProjectName name, String task, List<ClassName> classes, String by) {
    transaction.executeWithoutResult(
        status -> {
          int created =
              jdbc.sql("insert into project values (?, ?, 1, ?, ?) on conflict do nothing")
                  .params(name.value(), task, now(), by)
                  .update();
          if (created == 0) {
            throw new ProjectExists(name);
          }
          add(name, 0, classes);
        });
    return get(name);
  }

  /**
   * The classes in use become those named: new ones take the next ids, those not named are retired,
   * a retired one that is named is in use again under its id.
   */
  Project change(ProjectName name, List<ClassName> wanted, @Nullable String ifMatch) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("select name from project where name = ? for update")
              .param(name.value())
              .query(String.class)
              .optional();
          Project before = get(name);
          before.revision().require(ifMatch);
          retire(name, wanted);
          Set<ClassName> known = new HashSet<>();
          before.classes().forEach(c -> known.add(c.name()));
          List<ClassName> added = wanted.stream().filter(c -> !known.contains(c)).toList();
          add(name, before.classes().size(), added);
          jdbc.sql("update project set revision = revision + 1 where name = ?")
              .param(name.value())
              .update();
        });
    return get(name);
  }

  /** Memberships, labels and imports go with it; images that are nowhere else are swept later. */
  void delete(ProjectName name) {
    transaction.executeWithoutResult(
        status -> {
          int gone = jdbc.sql("delete from project where name = ?").param(name.value()).update();
          if (gone == 0) {
            throw new ProjectNotFound(name);
          }
          outbox.publish(new ProjectDeleted(name));
        });
  }

  private void retire(ProjectName name, List<ClassName> wanted) {
    jdbc.sql("update project_class set retired = not (name = any(?)) where project = ?")
        .params(wanted.stream().map(ClassName::value).toArray(String[]::new), name.value())
        .update();
  }

  private void add(ProjectName name, int firstId, List<ClassName> classes) {
    int id = firstId;
    for (ClassName added : classes) {
      jdbc.sql("insert into project_class (project, id, name) values (?, ?, ?)")
          .params(name.value(), id++, added.value())
          .update();
    }
  }

  private Project project(ResultSet row, int number) throws SQLException {
    return new Project(
        new ProjectName(row.getString("name")),
        row.getString("task"),
        classes(row.getString("name")),
        new Revision(row.getLong("revision")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"));
  }

  private List<ProjectClass> classes(String project) {
    return jdbc.sql("select id, name, retired from project_class where project = ? order by id")
        .param(project)
        .query(
            (row, number) ->
                new ProjectClass(
                    row.getInt("id"),
                    new ClassName(row.getString("name")),
                    row.getBoolean("retired")))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
