package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class CorsIT {
  private static final String FRIEND = "https://label.example.org";

  @Test
  void onlyPagesOfConfiguredOriginsMayCall() {
    try (var platform = new Platform("lynceus.access.cors-origins=" + FRIEND)) {
      var allowed = preflight(platform, FRIEND);
      assertThat(allowed.statusCode()).isEqualTo(200);
      assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
      assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      var refused = preflight(platform, "https://evil.example");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void aNameOfThisGatewayIsConfigured() {
    try (var platform = new Platform("lynceus.access.hosts=lynceus.example.org")) {
      isProblem(platform.get("/api/v1/status", null), 400, "unknown-host");
    }
  }

  private static HttpResponse<String> preflight(Platform platform, String origin) {
    return platform.send(
        platform
            .to("/api/v1/projects")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "X-API-Key")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }
}
