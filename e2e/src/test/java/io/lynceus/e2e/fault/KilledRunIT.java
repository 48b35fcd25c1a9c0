package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.Invariant;
import io.lynceus.e2e.history.Pictures;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * F3: one run left alone, one killed ten times at random moments; the same numbers, one version. On
 * one thread and in float32, which the platform of these tests trains with.
 */
@Tag("chaos")
final class KilledRunIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String TRAINING = ServiceModule.TRAINING.module();
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int PICTURES = 24;
  private static final int EPOCHS = 60;
  private static final int KILLS = 10;
  private static final double SAME = 1e-6;
  private final RandomGenerator random = new SplittableRandom(3);
  private final List<Finding> findings = new ArrayList<>();
  private Api api;
  private String project;

  @Test
  void f3RunKilledTenTimesEndsAsOneLeftAlone() throws Exception {
    PLATFORM.links().heal();
    PLATFORM.awaitReady();
    api = new Api(PLATFORM.gateway(), PLATFORM.adminKey());
    project = "killed-" + Long.toHexString(System.nanoTime());
    String dataset = frozen();
    JsonNode alone = ended(started(dataset, project + "-alone"));
    String run = started(dataset, project + "-killed");
    for (int kill = 1; kill <= KILLS; kill++) {
      killLater(run, kill * EPOCHS / (KILLS + 2));
    }
    JsonNode killed = ended(run);
    for (String path : List.of("/metrics/mAP50", "/metrics/mAP50-95", "/progress/loss")) {
      double difference = alone.at(path).asDouble() - killed.at(path).asDouble();
      if (Math.abs(difference) > SAME) {
        findings.add(new Finding(Invariant.I2, path + " differs by " + difference));
      }
    }
    int versions =
        api.get("/models/%s-killed/versions".formatted(project)).json().at("/items").size();
    if (versions != 1) {
      findings.add(new Finding(Invariant.I2, versions + " versions"));
    }
    Verdicts.record("F3", KILLS, findings);
    assertThat(findings).isEmpty();
  }

  /** From the given epoch on, at a moment that nobody chose. */
  private void killLater(String run, int epoch) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> run(run).at("/progress/epoch").asInt(0) >= epoch);
    Holding.forMillis(random.nextInt(1_000));
    assertThat(run(run).path("state").asString("")).isEqualTo("running");
    int before = PLATFORM.restarts(TRAINING);
    PLATFORM.kill(TRAINING);
    await().atMost(LONG).until(() -> PLATFORM.restarts(TRAINING) > before);
    PLATFORM.awaitReady();
  }

  private JsonNode ended(String run) {
    JsonNode end =
        await()
            .atMost(LONG)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> run(run), json -> !isOpen(json));
    assertThat(end.path("state").asString("")).as(end.toString()).isEqualTo("succeeded");
    return end;
  }

  private static boolean isOpen(JsonNode run) {
    return List.of("", "queued", "running").contains(run.path("state").asString(""));
  }

  /** Empty while training-service is away. */
  private JsonNode run(String run) {
    Answer answer = api.get("/runs/" + run);
    return answer.isGood() ? answer.json() : Answer.nothing();
  }

  private String started(String dataset, String model) {
    Answer started =
        api.json(
            "POST",
            "/runs",
            """
            {"project":"%s","dataset":"%s","model":"%s","preset":"pico","imageSize":64,\
            "epochs":%d,"batch":4,"seed":5}\
            """
                .formatted(project, dataset, model, EPOCHS));
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    return started.json().path("run").asString("");
  }

  private String frozen() throws IOException {
    good(api.json("POST", "/projects", "{\"name\":\"%s\",\"classes\":[\"a\"]}".formatted(project)));
    for (int i = 0; i < PICTURES; i++) {
      int left = random.nextInt(20);
      byte[] bytes = Pictures.box(random, left, 4);
      good(api.upload("/projects/%s/images".formatted(project), new Api.Part("files", "p", bytes)));
      String path = "/projects/%s/images/%s/annotation".formatted(project, Pictures.sha256(bytes));
      String box =
          "{\"boxes\":[{\"class\":\"a\",\"x1\":%d,\"y1\":4,\"x2\":%d,\"y2\":30}]}"
              .formatted(left, left + 24);
      good(api.json("PUT", path, box, "If-Match", "\"0\""));
    }
    Answer frozen = good(api.json("POST", "/projects/%s/datasets".formatted(project), "{}"));
    return frozen.json().path("dataset").asString("");
  }

  private static Answer good(Answer answer) {
    assertThat(answer.isGood()).as(answer.body()).isTrue();
    return answer;
  }
}
