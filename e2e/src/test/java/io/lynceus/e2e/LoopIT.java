package io.lynceus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Pictures in, a detector out, through the command line alone. The steps of one walk, in order:
 * each stands on what the one before has left in the platform.
 */
@TestMethodOrder(OrderAnnotation.class)
final class LoopIT {
  private static final Duration SERVED = Duration.ofSeconds(60);
  private static final String PROJECT = "shapes";
  private static final RunningPlatform PLATFORM = SharedPlatform.get();

  @TempDir static Path pictures;
  private static JsonNode frozen;
  private static JsonNode run;

  @TempDir Path folder;
  private CommandLine lynceus;

  @BeforeAll
  static void draw() throws IOException {
    DrawnFolder.draw(pictures, 1);
  }

  @BeforeEach
  void open() throws IOException {
    PLATFORM.awaitReady();
    lynceus = new CommandLine(PLATFORM, folder);
  }

  @Test
  @Order(1)
  void everyPictureAndBoxIsImportedOnce() throws Exception {
    JsonNode created = lynceus.done("project", "create", PROJECT, "--classes", "square,disc");
    assertThat(created.get("project").asString()).isEqualTo(PROJECT);

    JsonNode imported = lynceus.done("import", pictures, "--project", PROJECT, "--format", "yolo");
    assertThat(imported.get("images").asInt()).isEqualTo(DrawnFolder.IMAGES);
    assertThat(imported.get("boxes").asInt()).isEqualTo(DrawnFolder.IMAGES);
    assertThat(imported.get("rejected")).isEmpty();

    JsonNode again = lynceus.done("import", pictures, "--project", PROJECT);
    assertThat(again.get("images").asInt()).isZero();
    assertThat(again.get("duplicates").asInt()).isEqualTo(DrawnFolder.IMAGES);
  }

  @Test
  @Order(2)
  void freezingTheSameContentGivesTheSameVersion() throws Exception {
    frozen = lynceus.done("freeze", "--project", PROJECT);
    JsonNode splits = frozen.get("splits");
    assertThat(splits.get("train").asInt()).isEqualTo(12);
    assertThat(splits.get("val").asInt() + splits.get("calibration").asInt()).isEqualTo(6);
    assertThat(splits.get("test").asInt()).isEqualTo(6);
    assertThat(frozen.at("/validation/success").asBoolean()).isTrue();

    assertThat(lynceus.done("freeze", "--project", PROJECT).get("dataset"))
        .isEqualTo(frozen.get("dataset"));
  }

  @Test
  @Order(3)
  void runLeavesARegisteredVersionWithItsMetrics() throws Exception {
    run = trained(3);
    assertThat(run.get("state").asString()).isEqualTo("succeeded");
    assertThat(run.get("version").asString()).isEqualTo("1");
    assertThat(run.get("seconds").asDouble()).isPositive();
    assertThat(run.at("/metrics/mAP50").isNumber()).isTrue();
    assertThat(run.at("/metrics/mAP50-95").isNumber()).isTrue();
    assertThat(run.at("/metrics/perClass")).hasSize(2);
  }

  @Test
  @Order(4)
  void evaluatingTheRegisteredPackageAgreesWithTheRun() throws Exception {
    JsonNode evaluated =
        lynceus.done(
            "evaluate",
            "--model",
            model(),
            "--version",
            1,
            "--dataset",
            frozen.get("dataset").asString(),
            "--split",
            "test");
    assertThat(evaluated.get("coco")).hasSize(12);
    assertThat(evaluated.at("/coco/AP50").asDouble())
        .isCloseTo(run.at("/metrics/mAP50").asDouble(), within(5e-3));
  }

  @Test
  @Order(5)
  void detectionBeforePromotionSaysWhatToDo() throws Exception {
    var refused = lynceus.called("detect", picture(), "--project", PROJECT);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.errors()).contains("promote");
  }

  @Test
  @Order(6)
  void promotedVersionAnswers() throws Exception {
    JsonNode promoted =
        lynceus.done("promote", model(), 1, "--alias", "production", "--reason", "first");
    assertThat(promoted.get("alias").asString()).isEqualTo("production");
    assertThat(promoted.get("previous").isNull()).isTrue();

    await()
        .atMost(SERVED)
        .untilAsserted(
            () ->
                assertThat(lynceus.called("detect", picture(), "--project", PROJECT).exit())
                    .isZero());
    Path saved = folder.resolve("saved");
    JsonNode found =
        lynceus.done(
            "detect", picture(), "--project", PROJECT, "--confidence", 0.01, "--save", saved);
    JsonNode image = found.get("images").get(0);
    assertThat(image.get("width").asInt()).isEqualTo(96);
    assertThat(image.get("version").asString()).isEqualTo("1");
    assertThat(image.get("detections")).allMatch(LoopIT::liesInside);
    try (Stream<Path> files = Files.list(saved)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  @Order(7)
  void exportIsImportedAgainWhole() throws Exception {
    Path archive = folder.resolve("shapes.zip");
    String dataset = frozen.get("dataset").asString();
    JsonNode exported = lynceus.done("export", "--dataset", dataset, "--format", "coco", archive);
    assertThat(exported.get("images").asInt()).isEqualTo(DrawnFolder.IMAGES);

    lynceus.done("project", "create", "shapes-again", "--classes", "square,disc");
    JsonNode imported =
        lynceus.done("import", archive, "--project", "shapes-again", "--format", "coco");
    assertThat(imported.get("images").asInt()).isEqualTo(DrawnFolder.IMAGES);
    assertThat(imported.get("boxes").asInt()).isEqualTo(DrawnFolder.IMAGES);
  }

  @Test
  @Order(8)
  void statusNamesTheServicesAndWhatIsLive() throws Exception {
    JsonNode status = lynceus.done("status");
    assertThat(status.get("services")).hasSize(4).allMatch(s -> s.get("ready").asBoolean());
    assertThat(status.get("models").toString()).contains(PROJECT).contains("production");
  }

  @Test
  @Order(9)
  void runWhoseServiceIsKilledEndsByItself() throws Exception {
    var killed =
        Thread.ofPlatform()
            .start(
                () -> {
                  await().atMost(SERVED).until(this::aRunHasLearned);
                  PLATFORM.kill("training-service");
                });
    JsonNode survived = trained(12);
    killed.join();
    assertThat(survived.get("state").asString()).isEqualTo("succeeded");
    assertThat(survived.get("version").asString()).isEqualTo("2");
    assertThat(PLATFORM.restarts("training-service")).isPositive();
  }

  private boolean aRunHasLearned() throws IOException, InterruptedException {
    JsonNode runs = lynceus.done("runs");
    return runs.get("runs")
        .valueStream()
        .anyMatch(
            one ->
                one.get("state").asString().equals("running")
                    && one.at("/progress/epoch").asInt() >= 2);
  }

  private JsonNode trained(int epochs) throws IOException, InterruptedException {
    return lynceus.done(
        "train",
        "--project",
        PROJECT,
        "--dataset",
        frozen.get("dataset").asString(),
        "--preset",
        "pico",
        "--image-size",
        96,
        "--epochs",
        epochs,
        "--seed",
        1);
  }

  private static String model() {
    return run.get("model").asString();
  }

  private static Path picture() throws IOException {
    try (Stream<Path> files = Files.list(pictures.resolve("test").resolve("images"))) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static boolean liesInside(JsonNode box) {
    return 0 <= box.get("x1").asDouble()
        && box.get("x1").asDouble() < box.get("x2").asDouble()
        && box.get("x2").asDouble() <= 96
        && 0 <= box.get("y1").asDouble()
        && box.get("y1").asDouble() < box.get("y2").asDouble()
        && box.get("y2").asDouble() <= 96;
  }
}
