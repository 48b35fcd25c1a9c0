package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.lynceus.data.DataServer;
import io.lynceus.data.annotation.ClassBox;
import io.lynceus.vision.box.Box;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Freezes and compares what would take hours to import: rows made by the database. */
final class FreezeSpeedIT {
  private static final int IMAGES = 100_000;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final List<ClassBox> BOXES =
      List.of(
          new ClassBox(0, new Box(10.5, 20.25, 110.125, 220)),
          new ClassBox(1, new Box(30, 40, 50, 60)),
          new ClassBox(2, new Box(1, 2, 3, 4)),
          new ClassBox(0, new Box(300, 400, 500, 600.5)),
          new ClassBox(1, new Box(700, 100, 800, 200)));

  private final DataServer server = DataServer.shared();

  /** Bounds are of processor time, which does not depend on what else the machine does. */
  @Test
  void freezesAHundredThousandImagesInSecondsAndComparesInLess() {
    server.project("large", "a", "b", "c");
    generate();
    JsonNode first = freeze(201);
    assertThat(first.path("images").asInt()).isEqualTo(IMAGES);
    server
        .bean(JdbcClient.class)
        .sql("delete from membership where project = 'large' and image like '%7'")
        .update();
    JsonNode second = freeze(201);
    String diff =
        "/api/v1/datasets/%s/diff/%s"
            .formatted(first.path("dataset").asString(), second.path("dataset").asString());
    JsonNode counts =
        timed("diff of two such versions", Duration.ofSeconds(1), () -> server.get(diff).json())
            .path("counts");
    assertThat(counts.path("removed").asInt() + second.path("images").asInt()).isEqualTo(IMAGES);
    assertThat(counts.path("added").asInt()).isZero();
  }

  private JsonNode freeze(int status) {
    String path = "/api/v1/projects/large/datasets";
    return timed(
        "freeze of 100,000 images",
        Duration.ofSeconds(10),
        () -> server.send("POST", path, "{}").hasStatus(status).json());
  }

  private static JsonNode timed(
      String what, Duration most, java.util.function.Supplier<JsonNode> work) {
    long wall = System.nanoTime();
    long processor = PROCESS.getProcessCpuTime();
    JsonNode result = work.get();
    Duration taken = Duration.ofNanos(PROCESS.getProcessCpuTime() - processor);
    System.out.printf(
        "MEASURED %s: %.2f s, %.2f s of processor%n",
        what, (System.nanoTime() - wall) / 1e9, taken.toMillis() / 1e3);
    assertThat(taken).as(what).isLessThan(most);
    return result;
  }

  /**
   * Five boxes an image, hashes that repeat here and there. Without {@code analyze} in between,
   * foreign keys would be checked by plans that other tests made for a few rows.
   */
  private void generate() {
    JdbcClient jdbc = server.bean(JdbcClient.class);
    jdbc.sql(
            """
            insert into image
            select encode(sha256(('image ' || i)::bytea), 'hex'), 'stored', 'image/jpeg', 270000,
                   1280, 720, hashtextextended('look ' || i / 2, 1)
              from generate_series(1, ?) i
            """)
        .param(IMAGES)
        .update();
    jdbc.sql("analyze").update();
    jdbc.sql(
            """
            insert into membership (project, image, source, split, trimmed, added_at, added_by)
            select 'large', id, 'camera/' || left(id, 12) || '.jpg', null, 0, now(), 'ada'
              from image where media_type = 'image/jpeg' and bytes = 270000
            """)
        .update();
    jdbc.sql("analyze").update();
    jdbc.sql(
            """
            insert into annotation
            select 'large', image, 1, 'import', 'ada', now(), ?
              from membership where project = 'large'
            """)
        .param(ClassBox.packed(BOXES))
        .update();
    jdbc.sql("analyze").update();
  }
}
