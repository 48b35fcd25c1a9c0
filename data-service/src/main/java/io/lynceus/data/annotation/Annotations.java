package io.lynceus.data.annotation;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.paging.InvalidPaging;
import io.lynceus.platform.paging.Paging;
import io.lynceus.platform.revision.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The labels on record. Revisions are only ever added. */
@Component
public final class Annotations {
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  Annotations(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Adds what an import says, in the caller's transaction if there is one. False where it says what
   * is current, or what the last import said: that adds no revision.
   */
  public boolean addImported(
      ProjectName project, ImageId image, List<ClassBox> boxes, String author) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              lock(project, image);
              boolean known =
                  List.of(current(project, image), lastImported(project, image)).stream()
                      .flatMap(Optional::stream)
                      .anyMatch(annotation -> annotation.boxes().equals(boxes));
              if (!known) {
                insert(project, image, LabelSource.IMPORT, boxes, author);
              }
              return !known;
            }));
  }

  /** Adds a revision that is based on the current one, which {@code ifMatch} has to name. */
  Annotation put(
      ProjectName project,
      ImageId image,
      LabelSource source,
      List<ClassBox> boxes,
      String author,
      @Nullable String ifMatch) {
    transaction.executeWithoutResult(
        status -> {
          lock(project, image);
          current(project, image)
              .map(Annotation::revision)
              .orElse(new Revision(0))
              .require(ifMatch);
          insert(project, image, source, boxes, author);
        });
    return current(project, image).orElseThrow();
  }

  /** The one that counts: a person's before an import's, the newest within a rank. */
  Optional<Annotation> current(ProjectName project, ImageId image) {
    return jdbc.sql("select * from current_annotation where project = ? and image = ?")
        .params(project.value(), image.sha256())
        .query(Annotations::annotation)
        .optional();
  }

  /** All of them, the newest first. */
  List<Annotation> revisions(ProjectName project, ImageId image, Paging paging) {
    return jdbc.sql(
            """
            select * from annotation where project = ? and image = ? and revision < ?
             order by revision desc limit ?
            """)
        .params(project.value(), image.sha256(), before(paging), paging.fetch())
        .query(Annotations::annotation)
        .list();
  }

  private static long before(Paging paging) {
    try {
      return paging.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(paging.after().getFirst());
    } catch (NumberFormatException e) {
      throw new InvalidPaging("This cursor is of another list");
    }
  }

  private Optional<Annotation> lastImported(ProjectName project, ImageId image) {
    return jdbc.sql(
            """
            select * from annotation where project = ? and image = ? and source = 'import'
             order by revision desc limit 1
            """)
        .params(project.value(), image.sha256())
        .query(Annotations::annotation)
        .optional();
  }

  /** Revisions of one image are added one after the other. */
  private void lock(ProjectName project, ImageId image) {
    jdbc.sql("select 1 from membership where project = ? and image = ? for update")
        .params(project.value(), image.sha256())
        .query(Integer.class)
        .optional();
  }

  private void insert(
      ProjectName project, ImageId image, LabelSource source, List<ClassBox> boxes, String author) {
    jdbc.sql(
            """
            insert into annotation (project, image, revision, source, author, created_at, boxes)
            select ?, ?, coalesce(max(revision), 0) + 1, ?, ?, ?, ?
              from annotation where project = ? and image = ?
            """)
        .params(project.value(), image.sha256(), source.label(), author, now())
        .param(ClassBox.packed(boxes))
        .params(project.value(), image.sha256())
        .update();
  }

  private static Annotation annotation(ResultSet row, int number) throws SQLException {
    return new Annotation(
        new Revision(row.getInt("revision")),
        LabelSource.labeled(row.getString("source")),
        row.getString("author"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        ClassBox.unpacked(row.getBytes("boxes")));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
