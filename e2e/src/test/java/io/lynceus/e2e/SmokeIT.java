package io.lynceus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything is there, locked, and comes back. */
final class SmokeIT {
  private static final Duration BACK = Duration.ofSeconds(60);
  private final RunningPlatform platform = SharedPlatform.get();

  @Test
  void gatewaySaysThatEveryServiceIsReady() throws Exception {
    await().atMost(BACK).untilAsserted(this::allReady);
  }

  @ParameterizedTest
  @EnumSource(
      value = ServiceModule.class,
      names = {"DATA", "TRAINING", "INFERENCE"})
  void serviceReachedDirectlyWithoutATokenAnswers401(ServiceModule service) throws Exception {
    Http.Answer answer = Http.get(platform.url(service).resolve("/api/v1/projects"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.json().get("type").asString()).isNotBlank();
  }

  @Test
  void gatewayWithoutAKeyAnswers401() throws Exception {
    Http.Answer answer = Http.get(platform.gateway().resolve("/api/v1/projects"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
  }

  @Test
  void unknownRouteIsAProblem() throws Exception {
    Http.Answer answer = asked("/api/v1/no-such-thing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.json().get("status").asInt()).isEqualTo(404);
  }

  @Test
  void actuatorBeyondHealthIsNotReachableThroughTheGateway() throws Exception {
    for (String path : List.of("/actuator/env", "/api/v1/../../actuator/prometheus")) {
      assertThat(asked(path).status()).as(path).isNotEqualTo(200);
    }
  }

  /** One after the other; the whole platform is asked before and after. */
  @Test
  void serviceThatIsKilledComesBackWhileOthersAnswer() throws Exception {
    for (ServiceModule victim : ServiceModule.values()) {
      int restarts = platform.restarts(victim.module());
      platform.kill(victim.module());
      for (URI other : others(victim)) {
        assertThat(Http.get(other.resolve("/actuator/health/liveness")).status()).isEqualTo(200);
      }
      await().atMost(BACK).until(() -> platform.restarts(victim.module()) == restarts + 1);
      platform.awaitReady();
    }
    await().atMost(BACK).untilAsserted(this::allReady);
  }

  @Test
  void everythingWorksAgainWhenTheBackingSystemsWereKilled() throws Exception {
    String project = "before-" + Long.toHexString(System.nanoTime());
    assertThat(create(project).status()).isEqualTo(201);
    platform.kill("stack");
    platform.awaitReady();
    await()
        .atMost(BACK)
        .untilAsserted(
            () -> assertThat(asked("/api/v1/projects/" + project).status()).isEqualTo(200));
    assertThat(create(project + "-again").status()).isEqualTo(201);
  }

  private void allReady() throws IOException, InterruptedException {
    Http.Answer status = asked("/api/v1/status");
    assertThat(status.status()).isEqualTo(200);
    assertThat(status.json().get("services"))
        .isNotEmpty()
        .allMatch(service -> service.get("ready").asBoolean());
  }

  private Http.Answer asked(String path) throws IOException, InterruptedException {
    return Http.get(platform.gateway().resolve(path), "X-API-Key", platform.adminKey());
  }

  private Http.Answer create(String project) throws IOException, InterruptedException {
    return Http.post(
        platform.gateway().resolve("/api/v1/projects"),
        "{\"name\": \"%s\", \"classes\": [\"cell\"]}".formatted(project),
        "X-API-Key",
        platform.adminKey());
  }

  private List<URI> others(ServiceModule victim) {
    return Stream.of(ServiceModule.values())
        .filter(service -> service != victim)
        .map(platform::url)
        .toList();
  }
}
