package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How long is waited for whom, and for how many at once. */
final class PatienceIT {
  @Test
  void freezingMayTakeLongerThanAQuestion() {
    try (var platform = new Platform()) {
      platform.data.answer(
          "/api/v1/projects/cells/datasets",
          exchange -> {
            LockSupport.parkNanos(Duration.ofMillis(2500).toNanos());
            StubService.respond(exchange, 201, "application/json", "{}");
          });
      String key = platform.adminKey();
      assertThat(platform.post("/api/v1/projects/cells/datasets", key, "{}").statusCode())
          .isEqualTo(201);
      isProblem(platform.get("/api/v1/projects/cells/datasets", key), 504, "service-timed-out");
    }
  }

  @Test
  void theSeventeenthOfARouteIsToldThatItIsBusyAndOthersAreNot() {
    var free = new CountDownLatch(1);
    try (var platform = new Platform();
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      String key = platform.adminKey();
      platform.data.answer("/api/v1/projects", 200, "{}");
      platform.training.answer(
          "/api/v1/runs",
          exchange -> {
            await(free);
            StubService.respond(exchange, 200, "application/json", "{}");
          });
      List<CompletableFuture<HttpResponse<String>>> asked =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> platform.get("/api/v1/runs", key), callers))
              .toList();
      CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).join();
      assertThat(platform.get("/api/v1/projects", key).statusCode()).isEqualTo(200);
      free.countDown();
      var busy = asked.stream().map(CompletableFuture::join).filter(a -> a.statusCode() == 503);
      assertThat(busy.toList())
          .isNotEmpty()
          .allSatisfy(
              answer -> {
                isProblem(answer, 503, "service-busy");
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
              });
    }
  }

  @Test
  void withoutItsDatabaseTheGatewayIsUnavailableAndSaysSo() {
    try (var platform = new Platform()) {
      String key = platform.adminKey();
      ((HikariDataSource) platform.bean(DataSource.class)).close();
      isProblem(platform.get("/api/v1/projects", key), 503, "dependency-unavailable");
      assertThat(platform.get("/", null).statusCode()).isEqualTo(200);
      assertThat(platform.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aNewSigningKeyIsPublishedWhileTheOldOneStillSigns() {
    try (var platform = new Platform()) {
      String key = platform.adminKey();
      String before = platform.get("/.well-known/jwks.json", null).body();
      platform
          .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
          .sql("update signing_key set created_at = created_at - interval '91 days'")
          .update();
      platform.stop();
      platform.start();
      String after = platform.get("/.well-known/jwks.json", null).body();
      assertThat(after).hasSizeGreaterThan(before.length() + 100);
      var token =
          platform.send(
              Platform.withKey(platform.to("/api/v1/tokens"), key)
                  .POST(HttpRequest.BodyPublishers.noBody()));
      assertThat(before).contains(keyIdOf(token.body()));
    }
  }

  private static String keyIdOf(String answer) {
    try {
      String token =
          tools.jackson.databind.json.JsonMapper.shared().readTree(answer).path("token").asString();
      return com.nimbusds.jwt.SignedJWT.parse(token).getHeader().getKeyID();
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
