package io.lynceus.data.dataset;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.split.SplitRule.Candidate;
import io.lynceus.vision.picture.PerceptualHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The images of a project that somebody has looked at; read in one transaction, one snapshot. */
@Component
final class LabeledImages {
  private static final int FETCH = 2_000;

  private final JdbcClient jdbc;

  LabeledImages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An image as its row has it; {@code boxes} are packed. */
  @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
  record Row(
      ImageId image,
      String source,
      String mediaType,
      long bytes,
      int width,
      int height,
      byte[] boxes) {}

  /** What is done with a row before the next one is read. */
  @FunctionalInterface
  interface Reader {
    void read(Row row);
  }

  /** In the order of arrival, small enough to be held all at once. */
  List<Candidate> candidates(ProjectName project) {
    sortInMemory();
    return jdbc.sql(
            """
            select i.id, i.likeness, m.split
              from membership m join image i on i.id = m.image
             where m.project = ? and exists
                   (select 1 from annotation a where a.project = m.project and a.image = m.image)
             order by m.arrival
            """)
        .withFetchSize(FETCH)
        .param(project.value())
        .query(
            (row, number) ->
                new Candidate(
                    new ImageId(row.getString(1)),
                    new PerceptualHash(row.getLong(2)),
                    split(row.getString(3))))
        .list();
  }

  long unlabeled(ProjectName project) {
    return jdbc.sql(
            """
            select count(*) from membership m
             where project = ? and not exists
                   (select 1 from annotation a where a.project = m.project and a.image = m.image)
            """)
        .param(project.value())
        .query(Long.class)
        .single();
  }

  /** In the order of ids, streamed. */
  void forEach(ProjectName project, Reader reader) {
    sortInMemory();
    jdbc.sql(
            """
            select i.id, m.source, i.media_type, i.bytes, i.width, i.height, a.boxes
              from membership m
              join image i on i.id = m.image
              join current_annotation a on a.project = m.project and a.image = m.image
             where m.project = ? and a.project = ?
             order by i.id
            """)
        .withFetchSize(FETCH)
        .params(project.value(), project.value())
        .query((RowCallbackHandler) rows -> reader.read(row(rows)));
  }

  /** For the caller's transaction: with less, three indexes are walked row by row instead. */
  private void sortInMemory() {
    jdbc.sql("set local work_mem = '64MB'").update();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new ImageId(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getInt(5),
        row.getInt(6),
        row.getBytes(7));
  }

  private static @Nullable Split split(@Nullable String label) {
    return label == null ? null : Split.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
