package io.lynceus.training.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.Drawn;
import io.lynceus.training.DrawnDatasets;
import io.lynceus.training.TrainingServer;
import io.lynceus.training.checkpoint.Tensor;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.training.publication.Publication;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.Runs;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How whole runs end: what goes wrong ends a run with its reason, and never the service. */
final class EndedRunIT {
  private static final String RUNS = "/api/v1/runs/";
  private static final String SHORT =
      "\"preset\":\"pico\",\"imageSize\":64,\"epochs\":2,\"batch\":4";
  private static final String ENDLESS =
      "\"preset\":\"pico\",\"imageSize\":64,\"epochs\":9000,\"batch\":4";

  @TempDir static Path folder;
  private static TrainingServer server;
  private static DrawnDatasets datasets;
  private static DatasetVersionId dataset;
  private static ModelVersion sound;

  @BeforeAll
  static void trainOne() {
    server = TrainingServer.start("training_ended", folder);
    datasets = new DrawnDatasets(server);
    dataset = datasets.freeze("shapes");
    JsonNode ended = server.ended(RUNS + start("shapes", dataset, "sound", SHORT));
    assertThat(TrainingServer.state(ended)).as(ended.toString()).isEqualTo("succeeded");
    sound = server.bean(ModelRegistry.class).version(new ModelName("sound"), "1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPackageHoldsTheseFilesAndNoOthers() {
    assertThat(sound.manifest().files().keySet())
        .containsExactlyInAnyOrder(
            "MLmodel",
            "card.md",
            "checkpoint/weights.safetensors",
            "conda.yaml",
            "model.onnx",
            "python_env.yaml",
            "requirements.txt");
    assertThat(sound.manifest().metrics().keySet())
        .containsExactlyInAnyOrder("coco", "ultralytics", "class square", "class bar");
    assertThat(sound.manifest().metrics().get("coco")).hasSize(12);
    assertThat(sound.manifest().metrics().get("ultralytics"))
        .containsOnlyKeys("mAP50", "mAP50-95", "precision", "recall");
  }

  @Test
  void aLossThatIsNoNumberFailsTheRunWithItsStep() throws IOException {
    registerPoisoned();
    String run = start("shapes", dataset, "diverging", SHORT + ",\"from\":\"poisoned@1\"");
    assertFailed(run, "Training diverged at step 1: loss NaN");
    assertThat(folder.resolve("training").resolve(run)).doesNotExist();
    assertTheServiceGoesOn("after-divergence");
  }

  /** Its next checkpoint goes to /dev/full, which takes nothing, as a full disk does. */
  @Test
  void aFullDiskFailsTheRunAndNamesIt() throws IOException {
    String before = start("shapes", dataset, "before", ENDLESS);
    String run = start("shapes", dataset, "full", SHORT);
    Path checkpoints = folder.resolve("training").resolve(run).resolve("checkpoints");
    Files.createDirectories(checkpoints);
    Files.createSymbolicLink(checkpoints.resolve("next.safetensors.draft"), Path.of("/dev/full"));
    server.post(RUNS + before + "/cancel", "").hasStatus(202);
    assertFailed(run, "Cannot write next.safetensors: No space left on device");
    assertTheServiceGoesOn("after-full-disk");
  }

  /** Its batches are larger than the memory that this process may take. */
  @Test
  void aDeviceThatIsTooSmallFailsTheRunAndSaysWhatNeedsLess() {
    String run =
        start("shapes", dataset, "large", "\"preset\":\"pico\",\"imageSize\":1280,\"batch\":64");
    assertFailed(run, "Out of memory: a smaller preset, image size or batch needs less");
    assertTheServiceGoesOn("after-memory");
  }

  /** Two classes became three: one is gone, two are new, and what is still there goes on. */
  @Test
  void startsFromAVersionOfOtherClasses() {
    DatasetVersionId relabelled = datasets.freeze("relabelled", List.of("bar", "disc", "ring"));
    String run =
        start(
            "relabelled",
            relabelled,
            "wider",
            "\"imageSize\":64,\"epochs\":1,\"from\":\"sound@1\"");
    JsonNode ended = server.ended(RUNS + run);
    assertThat(TrainingServer.state(ended)).as(ended.toString()).isEqualTo("succeeded");
    ModelVersion version = server.bean(ModelRegistry.class).version(new ModelName("wider"), "1");
    assertThat(version.manifest().classes()).containsExactly("bar", "disc", "ring");
    assertThat(ended.path("metrics").path("perClass").propertyNames())
        .containsExactly("bar", "disc", "ring");
    assertThat(version.manifest().lineage())
        .isInstanceOfSatisfying(
            Lineage.Trained.class, trained -> assertThat(trained.from()).isEqualTo("sound/1"));
  }

  /** Another process begins the run, as it does when this one was silent for too long. */
  @Test
  void aWorkerThatLostItsRunLeavesItAlone() {
    String id = start("shapes", dataset, "lost", ENDLESS);
    Path files = folder.resolve("training").resolve(id);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> server.get(RUNS + id).json().has("progress"));
    Runs runs = server.bean(Runs.class);
    Run taken = runs.begin(new RunId(id)).orElseThrow();
    // This worker takes up the next run as soon as it has let go of that one.
    assertTheServiceGoesOn("after-loss");
    JsonNode left = server.get(RUNS + id).json();
    assertThat(TrainingServer.state(left)).isEqualTo("running");
    assertThat(files).isDirectory();
    assertThat(runs.failed(taken, "The other process gave up")).isTrue();
    assertThat(server.get(RUNS + id).json().path("reason").asString())
        .isEqualTo("The other process gave up");
  }

  private static String start(
      String project, DatasetVersionId version, String model, String options) {
    String body =
        "{\"project\":\"%s\",\"dataset\":\"%s\",\"model\":\"%s\",%s}"
            .formatted(project, version, model, options);
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> server.post(RUNS.substring(0, RUNS.length() - 1), body), a -> a.status() != 404)
        .hasStatus(202)
        .json()
        .path("run")
        .asString();
  }

  private static void assertFailed(String run, String reason) {
    JsonNode ended = server.ended(RUNS + run);
    assertThat(TrainingServer.state(ended)).as(ended.toString()).isEqualTo("failed");
    assertThat(ended.path("reason").asString()).contains(reason);
  }

  private static void assertTheServiceGoesOn(String model) {
    JsonNode ended = server.ended(RUNS + start("shapes", dataset, model, SHORT));
    assertThat(TrainingServer.state(ended)).as(ended.toString()).isEqualTo("succeeded");
  }

  /** The sound version with a weight that is no number. */
  private static void registerPoisoned() throws IOException {
    Publication publication = server.bean(Publication.class);
    TensorFile weights = publication.weights(sound.model(), sound.version());
    Map<String, Tensor> poisoned = new LinkedHashMap<>(weights.tensors());
    poisoned.values().forEach(tensor -> tensor.values()[0] = Float.NaN);
    Path file = folder.resolve("poisoned.safetensors");
    new TensorFile(weights.words(), poisoned).write(file);
    try (InputStream onnx =
        server.bean(ModelRegistry.class).open(sound.model(), sound.version(), ModelPackage.MODEL)) {
      publication.publish(
          Run.queued(
              new RunId("poisoned"),
              new Run.Subject(new ProjectName("shapes"), dataset, new ModelName("poisoned")),
              new RunOptions(Preset.PICO, 64, 2, 4, 0, Orientation.UPRIGHT, null),
              new Run.Origin("ada", Instant.EPOCH)),
          sound.manifest().detector(),
          Evaluation.of(Drawn.CLASSES, List.of()),
          onnx.readAllBytes(),
          file,
          folder.resolve("poisoned"));
    }
  }
}
