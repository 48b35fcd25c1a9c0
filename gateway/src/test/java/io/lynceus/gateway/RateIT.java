package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One caller that asks too much waits; the others do not notice. */
final class RateIT {
  @Test
  void aThousandUploadsOfOneCallerAreTooMany() {
    try (var platform = new Platform("lynceus.rate.per-second=10", "lynceus.rate.burst=200")) {
      platform.data.answer("/api/v1/projects", 200, "{}");
      String greedy = key(platform);
      String modest = key(platform);
      int refused = 0;
      for (int i = 0; i < 60; i++) {
        var answer = upload(platform, greedy);
        if (answer.statusCode() == 429) {
          refused++;
          isProblem(answer, 429, "too-many-requests");
          assertThat(number(answer, "Retry-After")).isPositive();
          assertThat(number(answer, "X-RateLimit-Requested-Tokens")).isEqualTo(10);
          assertThat(number(answer, "X-RateLimit-Burst-Capacity")).isEqualTo(200);
        }
      }
      assertThat(refused).isGreaterThan(20);
      assertThat(upload(platform, modest).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBatchOfPicturesCostsWhatItsPicturesCost() {
    try (var platform = new Platform("lynceus.rate.per-second=1", "lynceus.rate.burst=200")) {
      platform.inference.answer("/api/v1/models", 200, "{}");
      String key = key(platform);
      long before = number(platform.get("/api/v1/models", key), "X-RateLimit-Remaining");
      String batch =
          "{\"images\":["
              + "{\"name\":\"n\",\"base64\":\"AA==\"},".repeat(63)
              + "{\"base64\":\"AA==\"}]}";
      assertThat(platform.post("/api/v1/models/cells/detections", key, batch).statusCode())
          .isEqualTo(200);
      long after = number(platform.get("/api/v1/models", key), "X-RateLimit-Remaining");
      assertThat(before - after).isBetween(60L, 65L);
    }
  }

  @Test
  void aThousandBadLoginsAreTooManyAndTheGoodOneStillPasses() {
    try (var platform =
        new Platform("lynceus.rate.bad-login-burst=20", "lynceus.rate.bad-logins-per-minute=1")) {
      platform.data.answer("/api/v1/projects", 200, "{}");
      for (int i = 0; i < 20; i++) {
        isProblem(platform.get("/api/v1/projects", "lyn_guess"), 401, "not-authenticated");
      }
      var answer = platform.get("/api/v1/projects", "lyn_guess");
      isProblem(answer, 429, "too-many-requests");
      assertThat(number(answer, "Retry-After")).isBetween(1L, 60L);
      assertThat(platform.get("/api/v1/projects", platform.adminKey()).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> upload(Platform platform, String key) {
    return platform.send(
        Platform.withKey(platform.to("/api/v1/projects/cells/images"), key)
            .POST(HttpRequest.BodyPublishers.ofString("picture")));
  }

  private static long number(HttpResponse<String> answer, String header) {
    return Long.parseLong(answer.headers().firstValue(header).orElseThrow());
  }

  private static String key(Platform platform) {
    var made =
        platform.post(
            "/api/v1/keys",
            platform.adminKey(),
            """
            {"name": "caller", "roles": ["engineer"]}""");
    return JsonMapper.shared().readTree(made.body()).path("key").asString();
  }
}
