package io.lynceus.data.image;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.data.picture.CheckedPicture;
import io.lynceus.platform.paging.InvalidPaging;
import io.lynceus.platform.paging.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of images and of their memberships in projects. */
@Component
final class ImageTable {
  private static final String CARD =
      """
      select i.id, i.media_type, i.bytes, i.width, i.height, m.project, m.source, m.split,
             m.trimmed, m.arrival, m.added_at, m.added_by
        from membership m join image i on i.id = m.image
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ImageTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean isStored(ImageId image) {
    return jdbc.sql("select 1 from image where id = ? and state = 'stored'")
        .param(image.sha256())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Whether the object is not to be collected: one that leaves is the sweep's. */
  boolean keeps(ImageId image) {
    return jdbc.sql("select 1 from image where id = ? and state <> 'gone'")
        .param(image.sha256())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void insert(CheckedPicture picture) {
    jdbc.sql(
            """
            insert into image values (?, 'stored', ?, ?, ?, ?, ?)
            on conflict (id) do update set state = 'stored'
            """)
        .params(
            picture.id().sha256(),
            picture.mediaType(),
            picture.bytes().length,
            picture.width(),
            picture.height(),
            picture.likeness().bits())
        .update();
  }

  /** False where the project holds the image already. */
  boolean join(
      ProjectName project,
      CheckedPicture picture,
      String source,
      @Nullable Split split,
      String by) {
    return jdbc.sql(
                """
                insert into membership (project, image, source, split, trimmed, added_at, added_by)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(project.value())
            .param(picture.id().sha256())
            .param(source)
            .param(split == null ? null : split.label())
            .param(picture.trimmed())
            .param(now())
            .param(by)
            .update()
        == 1;
  }

  void list(ProjectName project, ImageId image, Split split) {
    jdbc.sql("update membership set split = ? where project = ? and image = ?")
        .params(split.label(), project.value(), image.sha256())
        .update();
  }

  boolean leave(ProjectName project, ImageId image) {
    return jdbc.sql("delete from membership where project = ? and image = ?")
            .params(project.value(), image.sha256())
            .update()
        == 1;
  }

  /** Images that no project holds any more. */
  List<ImageId> unheld(int most) {
    return jdbc.sql(
            """
            select id from image i
             where state = 'leaving'
                or (state = 'stored' and not exists (select 1 from membership where image = i.id))
             limit ?
            """)
        .param(most)
        .query((row, number) -> new ImageId(row.getString(1)))
        .list();
  }

  /** False where a project holds it. */
  boolean startLeaving(ImageId image) {
    return jdbc.sql(
                """
                update image i set state = 'leaving'
                 where id = ? and state in ('stored', 'leaving')
                   and not exists (select 1 from membership where image = i.id)
                """)
            .param(image.sha256())
            .update()
        == 1;
  }

  /** False where it has been stored again meanwhile. */
  boolean isLeaving(ImageId image) {
    return jdbc.sql("select 1 from image where id = ? and state = 'leaving'")
        .param(image.sha256())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void gone(ImageId image) {
    jdbc.sql("update image set state = 'gone' where id = ?").param(image.sha256()).update();
  }

  Optional<ImageCard> find(ProjectName project, ImageId image) {
    return jdbc.sql(CARD + " where m.project = ? and m.image = ?")
        .params(project.value(), image.sha256())
        .query(ImageTable::card)
        .optional();
  }

  /** One card for each project that holds it. */
  List<ImageCard> find(ImageId image) {
    return jdbc.sql(CARD + " where m.image = ? order by m.arrival")
        .param(image.sha256())
        .query(ImageTable::card)
        .list();
  }

  /** In the order of arrival. */
  List<ImageCard> list(ProjectName project, Paging paging) {
    return jdbc.sql(CARD + " where m.project = ? and m.arrival > ? order by m.arrival limit ?")
        .params(project.value(), after(paging), paging.fetch())
        .query(ImageTable::card)
        .list();
  }

  private static long after(Paging paging) {
    try {
      return paging.after().isEmpty() ? -1 : Long.parseLong(paging.after().getFirst());
    } catch (NumberFormatException e) {
      throw new InvalidPaging("This cursor is of another list");
    }
  }

  private static ImageCard card(ResultSet row, int number) throws SQLException {
    String split = row.getString("split");
    return new ImageCard(
        new ImageId(row.getString("id")),
        new ProjectName(row.getString("project")),
        row.getString("source"),
        row.getInt("width"),
        row.getInt("height"),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getLong("trimmed"),
        split == null ? null : Split.valueOf(split.toUpperCase(Locale.ROOT)),
        row.getObject("added_at", OffsetDateTime.class).toInstant(),
        row.getString("added_by"),
        row.getLong("arrival"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
