package io.lynceus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

final class RoutesTest {
  private final Routes routes =
      new Routes(
          new RouteProperties(
              URI.create("http://d"),
              URI.create("http://t"),
              URI.create("http://i"),
              DataSize.ofMegabytes(16),
              DataSize.ofMegabytes(512),
              DataSize.ofGigabytes(2),
              DataSize.ofGigabytes(20)));

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/v1/projects,                          data,         PLAIN",
    "PATCH,  /api/v1/projects/cells,                    data,         PLAIN",
    "POST,   /api/v1/projects/cells/images,             image-upload, STREAM",
    "GET,    /api/v1/projects/cells/images,             data,         PLAIN",
    "PUT,    /api/v1/projects/cells/images/ab/annotation, data,       PLAIN",
    "GET,    /api/v1/images/ab/content,                 data,         PLAIN",
    "POST,   /api/v1/projects/cells/imports,            import,       STREAM",
    "GET,    /api/v1/imports/7,                         data,         PLAIN",
    "POST,   /api/v1/projects/cells/datasets,           freeze,       FREEZE",
    "GET,    /api/v1/datasets/ab/manifest,              data,         PLAIN",
    "GET,    /api/v1/datasets/ab/export,                export,       STREAM",
    "POST,   /api/v1/runs,                              training,     PLAIN",
    "GET,    /api/v1/runs/r/events,                     run-events,   STREAM",
    "POST,   /api/v1/runs/r/cancel,                     training,     PLAIN",
    "GET,    /api/v1/evaluations/e,                     training,     PLAIN",
    "GET,    /api/v1/models,                            inference,    PLAIN",
    "POST,   /api/v1/models/cells/detections,           detection,    DETECTION",
    "POST,   /api/v1/models/cells/versions,             model-upload, STREAM",
    "GET,    /api/v1/models/cells/versions/3,           inference,    PLAIN",
    "GET,    /api/v1/models/cells/versions/3/files/checkpoint/w.bin, model-file, STREAM",
    "POST,   /api/v1/models/cells/aliases/production/rollback, inference, PLAIN"
  })
  void everyResourceHasItsRoute(String method, String path, String name, Pace pace) {
    Route route = routes.of(method, path).orElseThrow();
    assertThat(route.name()).isEqualTo(name);
    assertThat(route.pace()).isEqualTo(pace);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/v1", "/api/v1/keys", "/api/v1/status", "/api/v2/projects", "/projects"})
  void nothingElseHasOne(String path) {
    assertThat(routes.of("GET", path)).isEmpty();
  }

  @Test
  void onlyWhatTakesItsTimeIsNotTimed() {
    assertThat(Pace.PLAIN.patience()).isEqualTo(Duration.ofSeconds(2));
    assertThat(Pace.DETECTION.patience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(Pace.FREEZE.patience()).isEqualTo(Duration.ofSeconds(30));
    assertThat(Pace.PLAIN.slow()).contains(Duration.ofMillis(500));
    assertThat(Pace.STREAM.slow()).isEmpty();
  }

  @Test
  void audiencesAreTheNamesOfTheServices() {
    assertThat(Upstream.values())
        .extracting(Upstream::serviceName)
        .containsExactly("data-service", "training-service", "inference-service");
  }
}
