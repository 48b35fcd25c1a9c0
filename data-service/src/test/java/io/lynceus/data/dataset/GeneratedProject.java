package io.lynceus.data.dataset;

import io.lynceus.data.DataServer;
import io.lynceus.data.annotation.ClassBox;
import io.lynceus.vision.box.Box;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A project of so many images that importing them would take hours: rows made by the database, five
 * boxes an image, hashes that repeat here and there.
 */
record GeneratedProject(DataServer server, String name, int images) {
  private static final List<ClassBox> BOXES =
      List.of(
          new ClassBox(0, new Box(10.5, 20.25, 110.125, 220)),
          new ClassBox(1, new Box(30, 40, 50, 60)),
          new ClassBox(2, new Box(1, 2, 3, 4)),
          new ClassBox(0, new Box(300, 400, 500, 600.5)),
          new ClassBox(1, new Box(700, 100, 800, 200)));

  static GeneratedProject in(DataServer server, String name, int images) {
    server.project(name, "a", "b", "c");
    var project = new GeneratedProject(server, name, images);
    project.generate();
    return project;
  }

  /** Takes away the images whose hash ends so, and answers how many there were. */
  int remove(String ending) {
    return server
        .bean(JdbcClient.class)
        .sql("delete from membership where project = ? and image like '%' || ?::text")
        .params(name, ending)
        .update();
  }

  /**
   * Without {@code analyze} in between, foreign keys would be checked by plans that other tests
   * made for a few rows.
   */
  private void generate() {
    JdbcClient jdbc = server.bean(JdbcClient.class);
    jdbc.sql(
            """
            insert into image
            select encode(sha256((?::text || ' image ' || i)::bytea), 'hex'), 'stored', 'image/jpeg',
                   270000, 1280, 720, hashtextextended('look ' || i / 2, 1)
              from generate_series(1, ?) i
            """)
        .params(name, images)
        .update();
    jdbc.sql("analyze").update();
    jdbc.sql(
            """
            insert into membership (project, image, source, split, trimmed, added_at, added_by)
            select ?::text, id, 'camera/' || left(id, 12) || '.jpg', null, 0, now(), 'ada'
              from (select encode(sha256((?::text || ' image ' || i)::bytea), 'hex') as id
                      from generate_series(1, ?) i) made
            """)
        .params(name, name, images)
        .update();
    jdbc.sql("analyze").update();
    jdbc.sql(
            """
            insert into annotation
            select ?::text, image, 1, 'import', 'ada', now(), ?
              from membership where project = ?
            """)
        .params(name, ClassBox.packed(BOXES), name)
        .update();
    jdbc.sql("analyze").update();
  }
}
