package io.lynceus.training.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.DrawnDatasets;
import io.lynceus.training.TrainingServer;
import io.lynceus.training.TrainingServer.Answer;
import io.lynceus.vision.packaging.Lineage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Runs as their callers see them, on drawn pictures of 64 pixels. */
final class RunIT {
  private static final String RUNS = "/api/v1/runs";
  private static final String SHORT =
      "\"preset\":\"pico\",\"imageSize\":64,\"epochs\":2,\"batch\":4";

  @TempDir static Path folder;
  private static TrainingServer server;
  private static DrawnDatasets datasets;
  private static DatasetVersionId dataset;

  @BeforeAll
  static void start() {
    server = TrainingServer.start("training_run", folder);
    datasets = new DrawnDatasets(server);
    dataset = datasets.freeze("shapes");
    heard("shapes", dataset);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void endsAsARegisteredVersionThatSaysWhereItComesFrom() {
    String run =
        server.run(
            "{\"project\":\"shapes\",\"dataset\":\"%s\",%s,\"seed\":3,\"orientation\":\"free\"}"
                .formatted(dataset, SHORT));
    JsonNode ended = server.ended(RUNS + "/" + run);
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("succeeded");
    assertThat(ended.path("progress").path("step").asInt()).isEqualTo(6);
    assertThat(ended.path("progress").path("epoch").asInt()).isEqualTo(2);
    assertThat(ended.path("progress").path("secondsLeft").asInt()).isZero();
    assertThat(ended.path("seconds").asDouble()).isPositive();
    assertThat(ended.path("precision").asString()).isEqualTo("float32");
    JsonNode metrics = ended.path("metrics");
    assertThat(metrics.path("mAP50").asDouble()).isBetween(0.0, 1.0);
    assertThat(metrics.path("mAP50-95").asDouble()).isBetween(0.0, 1.0);
    assertThat(metrics.path("perClass").propertyNames()).containsExactlyInAnyOrder("square", "bar");

    ModelVersion version =
        server
            .bean(ModelRegistry.class)
            .version(new ModelName("shapes"), ended.path("version").asString());
    assertThat(version.project()).isEqualTo(new ProjectName("shapes"));
    assertThat(version.by()).isEqualTo("ada");
    assertThat(version.manifest().classes()).containsExactly("square", "bar");
    assertThat(version.manifest().metrics().get("coco").get("AP50"))
        .isCloseTo(metrics.path("mAP50").asDouble(), within(1e-12));
    assertThat(version.manifest().files()).containsKey("checkpoint/weights.safetensors");
    assertThat(version.manifest().lineage())
        .isInstanceOfSatisfying(
            Lineage.Trained.class,
            trained -> {
              assertThat(trained.dataset()).isEqualTo(dataset.sha256());
              assertThat(trained.seed()).isEqualTo(3);
              assertThat(trained.hyperParameters())
                  .containsEntry("preset", "pico")
                  .containsEntry("orientation", "free");
            });
    assertThat(folder.resolve("training").resolve(run)).doesNotExist();
  }

  @Test
  void evaluatingTheVersionAgreesWithTheRun() {
    String run = server.run("{\"project\":\"shapes\",\"model\":\"measured\",%s}".formatted(SHORT));
    JsonNode ended = server.ended(RUNS + "/" + run);
    String evaluation =
        server
            .post(
                "/api/v1/evaluations",
                "{\"model\":\"measured\",\"alias\":\"candidate\",\"dataset\":\"%s\",\"split\":\"test\"}"
                    .formatted(dataset))
            .hasStatus(202)
            .json()
            .path("evaluation")
            .asString();
    JsonNode result = server.ended("/api/v1/evaluations/" + evaluation);
    assertThat(result.path("state").asString()).as(result.toString()).isEqualTo("succeeded");
    assertThat(result.path("version").asString()).isEqualTo(ended.path("version").asString());
    assertThat(result.path("coco").path("AP50").asDouble())
        .isCloseTo(ended.path("metrics").path("mAP50").asDouble(), within(5e-3));
    assertThat(result.path("coco").propertyNames()).hasSize(12);
    assertThat(result.path("ultralytics").has("metrics/mAP50(B)")).isTrue();
    assertThat(result.path("perClass").has("bar")).isTrue();
  }

  @Test
  void startsFromARegisteredVersion() {
    String first = server.run("{\"project\":\"shapes\",\"model\":\"older\",%s}".formatted(SHORT));
    server.ended(RUNS + "/" + first);
    String next =
        server.run(
            "{\"project\":\"shapes\",\"model\":\"newer\",\"imageSize\":64,\"epochs\":1,\"from\":\"older@candidate\"}");
    JsonNode ended = server.ended(RUNS + "/" + next);
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("succeeded");
    assertThat(ended.path("from").asString()).isEqualTo("older@1");
    assertThat(ended.path("preset").asString()).isEqualTo("pico");
    ModelVersion version = server.bean(ModelRegistry.class).version(new ModelName("newer"), "1");
    assertThat(version.manifest().lineage())
        .isInstanceOfSatisfying(
            Lineage.Trained.class, trained -> assertThat(trained.from()).isEqualTo("older/1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"imageSize\":33      | /imageSize",
        "\"imageSize\":0       | /imageSize",
        "\"imageSize\":100     | /imageSize",
        "\"imageSize\":100000  | /imageSize",
        "\"epochs\":0          | /epochs",
        "\"epochs\":1000000000 | /epochs",
        "\"epochs\":\"NaN\"    | /epochs",
        "\"batch\":0           | /batch",
        "\"preset\":\"huge\"   | /preset",
        "\"state\":\"done\"    | /state",
        "\"from\":\"nothing\"  | /from",
      })
  void namesTheFieldThatIsWrong(String field, String pointer) {
    Answer answer =
        server.post(RUNS, "{\"project\":\"shapes\"," + field + "}").isProblem(422, "invalid-input");
    assertThat(answer.json().path("errors").get(0).path("pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void refusesWhatIsNotThereOrNotAllowed() {
    server
        .post(RUNS, "{\"project\":\"no-such-project\"}")
        .isProblem(404, "dataset-version-not-found");
    server
        .post(RUNS, "{\"project\":\"other\",\"dataset\":\"%s\"}".formatted(dataset))
        .isProblem(404, "dataset-version-not-found");
    server
        .post(RUNS, "{\"project\":\"shapes\",\"from\":\"never@production\"}")
        .isProblem(404, "model-not-found");
    server.get(RUNS + "/no-such-run").isProblem(404, "run-not-found");
    String viewer = server.token(Role.VIEWER, new ProjectScope.All());
    server.as(viewer, "POST", RUNS, "{\"project\":\"shapes\"}").hasStatus(403);
    String elsewhere = server.limitedTo("elsewhere");
    server
        .as(elsewhere, "POST", RUNS, "{\"project\":\"shapes\"}")
        .isProblem(404, "project-not-found");
  }

  @Test
  void asksToBeForcedWhereValidationFailed() {
    DatasetVersionId failed = datasets.freeze("doubtful", false, bytes -> bytes);
    heard("doubtful", failed);
    server.post(RUNS, "{\"project\":\"doubtful\"}").isProblem(409, "dataset-not-valid");
    String run = server.run("{\"project\":\"doubtful\",\"force\":true,%s}".formatted(SHORT));
    server.post(RUNS + "/" + run + "/cancel", "").hasStatus(202);
    assertThat(server.ended(RUNS + "/" + run).path("state").asString()).isEqualTo("cancelled");
  }

  @Test
  void cancelsAQueuedRunAtOnceAndARunningOneAtItsNextStep() {
    String running =
        server.run("{\"project\":\"shapes\",\"preset\":\"pico\",\"imageSize\":64,\"epochs\":5000}");
    String queued = server.run("{\"project\":\"shapes\",%s}".formatted(SHORT));
    Answer cancelled = server.post(RUNS + "/" + queued + "/cancel", "").hasStatus(202);
    assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> server.get(RUNS + "/" + running).json().has("progress"));
    server.post(RUNS + "/" + running + "/cancel", "").hasStatus(202);
    JsonNode ended = server.ended(RUNS + "/" + running);
    assertThat(ended.path("state").asString()).isEqualTo("cancelled");
    assertThat(ended.path("reason").asString()).isEqualTo("Somebody cancelled it");
    server.post(RUNS + "/" + running + "/cancel", "").hasStatus(202);
  }

  @Test
  void aDamagedPictureFailsTheRunByNameAndNotTheService() {
    DatasetVersionId torn =
        datasets.freeze("torn", true, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    heard("torn", torn);
    String run = server.run("{\"project\":\"torn\",%s}".formatted(SHORT));
    JsonNode ended = server.ended(RUNS + "/" + run);
    assertThat(ended.path("state").asString()).isEqualTo("failed");
    assertThat(ended.path("reason").asString()).contains("train/drawn-").contains("bytes changed");
    assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
    String next = server.run("{\"project\":\"shapes\",\"model\":\"after\",%s}".formatted(SHORT));
    assertThat(server.ended(RUNS + "/" + next).path("state").asString()).isEqualTo("succeeded");
  }

  @Test
  void theSameKeyQueuesOneRun() {
    String token = server.token(Role.ENGINEER, new ProjectScope.All());
    String body = "{\"project\":\"shapes\",\"model\":\"once\",%s}".formatted(SHORT);
    Answer first = server.as(token, "POST", RUNS, body, "Idempotency-Key", "k1").hasStatus(202);
    Answer again = server.as(token, "POST", RUNS, body, "Idempotency-Key", "k1").hasStatus(202);
    assertThat(again.json().path("run")).isEqualTo(first.json().path("run"));
    server
        .as(token, "POST", RUNS, "{\"project\":\"shapes\"}", "Idempotency-Key", "k1")
        .hasStatus(422);
    server.post(RUNS + "/" + first.json().path("run").asString() + "/cancel", "");
  }

  @Test
  void listsWhatTheCallerMaySeeNewestFirst() {
    String one = server.run("{\"project\":\"shapes\",\"model\":\"listed\",%s}".formatted(SHORT));
    String two = server.run("{\"project\":\"shapes\",\"model\":\"listed\",%s}".formatted(SHORT));
    JsonNode page = server.get(RUNS + "?limit=1").hasStatus(200).json();
    assertThat(page.path("items").get(0).path("run").asString()).isEqualTo(two);
    JsonNode next =
        server.get(RUNS + "?limit=1&cursor=" + page.path("next").asString()).hasStatus(200).json();
    assertThat(next.path("items").get(0).path("run").asString()).isEqualTo(one);
    String elsewhere = server.limitedTo("elsewhere");
    assertThat(server.as(elsewhere, "GET", RUNS, "").json().path("items")).isEmpty();
    server.as(elsewhere, "GET", RUNS + "/" + one, "").isProblem(404, "run-not-found");
    Set.of(one, two).forEach(run -> server.post(RUNS + "/" + run + "/cancel", ""));
  }

  @Test
  void streamsProgressUntilTheEnd() {
    String run = server.run("{\"project\":\"shapes\",\"model\":\"watched\",%s}".formatted(SHORT));
    // The answer ends with the stream, which ends with the run.
    String stream = server.get(RUNS + "/" + run + "/events").hasStatus(200).body();
    assertThat(stream).contains("event:progress").contains("\"state\":\"queued\"");
    String end = stream.substring(stream.indexOf("event:ended"));
    assertThat(end).contains("\"state\":\"succeeded\"").contains("mAP50-95");
    assertThat(end.indexOf("event:", 1)).isNegative();
    assertThat(stream.lines().filter(line -> !line.isEmpty() && !line.startsWith(":")))
        .allMatch(line -> line.startsWith("event:") || line.startsWith("data:{\"run\":\"" + run));
  }

  @Test
  void asksForAVersionAndASplitThatAreThere() {
    String evaluations = "/api/v1/evaluations";
    String body = "{\"model\":\"never\",%s\"dataset\":\"%s\",\"split\":\"test\"}";
    server
        .post(evaluations, body.formatted("\"version\":\"1\",", dataset))
        .isProblem(404, "model-not-found");
    server.post(evaluations, body.formatted("", dataset)).isProblem(422, "invalid-input");
    server
        .post(evaluations, body.formatted("\"version\":\"1\",\"alias\":\"staging\",", dataset))
        .isProblem(422, "invalid-input");
    server.get(evaluations + "/never").isProblem(404, "evaluation-not-found");
    String run = server.run("{\"project\":\"shapes\",\"model\":\"judged\",%s}".formatted(SHORT));
    server.ended(RUNS + "/" + run);
    Answer empty =
        server
            .post(
                evaluations,
                "{\"model\":\"judged\",\"version\":\"1\",\"dataset\":\"%s\",\"split\":\"calibration\"}"
                    .formatted(dataset))
            .isProblem(422, "invalid-input");
    assertThat(empty.json().path("errors").get(0).path("pointer").asString()).isEqualTo("/split");
  }

  private static void heard(String project, DatasetVersionId frozen) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                server
                    .post(
                        RUNS,
                        "{\"project\":\"%s\",\"dataset\":\"%s\",\"imageSize\":100}"
                            .formatted(project, frozen))
                    .status(),
            status -> status != 404);
  }
}
