package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.lynceus.data.DataServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Freezes and compares what would take hours to import: rows made by the database. */
final class FreezeSpeedIT {
  private static final int IMAGES = 100_000;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final DataServer server = DataServer.shared();

  /** Bounds are of processor time, which does not depend on what else the machine does. */
  @Test
  void freezesAHundredThousandImagesInSecondsAndComparesInLess() {
    GeneratedProject large = GeneratedProject.in(server, "large", IMAGES);
    JsonNode first = freeze(201);
    assertThat(first.path("images").asInt()).isEqualTo(IMAGES);
    large.remove("7");
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
}
