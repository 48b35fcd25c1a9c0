package io.lynceus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

final class RoutePropertiesTest {
  @Test
  void servicesAreOnThisMachineByDefault() {
    RouteProperties routes = bound(Map.of());
    assertThat(routes.address(Upstream.DATA)).isEqualTo(URI.create("http://127.0.0.1:8081"));
    assertThat(routes.address(Upstream.TRAINING)).isEqualTo(URI.create("http://127.0.0.1:8083"));
    assertThat(routes.address(Upstream.INFERENCE)).isEqualTo(URI.create("http://127.0.0.1:8085"));
    assertThat(routes.largestArchive()).isEqualTo(DataSize.ofGigabytes(20));
  }

  @Test
  void takesEveryKey() {
    RouteProperties routes =
        bound(
            Map.of(
                "lynceus.route.data", "http://data:1",
                "lynceus.route.training", "http://training:2",
                "lynceus.route.inference", "http://inference:3",
                "lynceus.route.largest-body", "1KB",
                "lynceus.route.largest-detection", "2KB",
                "lynceus.route.largest-upload", "3KB",
                "lynceus.route.largest-archive", "4KB"));
    assertThat(routes)
        .isEqualTo(
            new RouteProperties(
                URI.create("http://data:1"),
                URI.create("http://training:2"),
                URI.create("http://inference:3"),
                DataSize.ofKilobytes(1),
                DataSize.ofKilobytes(2),
                DataSize.ofKilobytes(3),
                DataSize.ofKilobytes(4)));
  }

  @Test
  void theLimitsReachTheirRoutes() {
    var routes = new Routes(bound(Map.of()));
    assertThat(routes.of("POST", "/api/v1/projects/cells/imports").orElseThrow().largest())
        .isEqualTo(DataSize.ofGigabytes(20));
    assertThat(routes.of("POST", "/api/v1/projects").orElseThrow().largest())
        .isEqualTo(DataSize.ofMegabytes(16));
    assertThat(routes.of("POST", "/api/v1/models/cells/detections").orElseThrow())
        .matches(Route::isChargedByPicture)
        .extracting(Route::largest)
        .isEqualTo(DataSize.ofMegabytes(512));
  }

  private static RouteProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("lynceus.route", RouteProperties.class);
  }
}
