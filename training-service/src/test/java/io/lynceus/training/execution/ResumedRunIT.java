package io.lynceus.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.contracts.ModelName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.training.DrawnDatasets;
import io.lynceus.training.TrainingApplication;
import io.lynceus.training.TrainingServer;
import io.lynceus.training.checkpoint.TensorFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Runs whose process is killed, and those that were tried again after they were done. */
final class ResumedRunIT {
  private static final String OPTIONS =
      "\"preset\":\"pico\",\"imageSize\":64,\"epochs\":30,\"batch\":4,\"seed\":5";
  private static final String NAME = "training_resumed";

  @TempDir Path folder;

  @Test
  void goesOnAfterAKillAndEndsAsIfNothingHadHappened() throws IOException {
    JsonNode undisturbed;
    String run;
    try (TrainingServer server = TrainingServer.start(NAME, folder)) {
      DrawnDatasets datasets = new DrawnDatasets(server);
      String dataset = datasets.freeze("shapes").sha256();
      String body = "{\"project\":\"shapes\",\"model\":\"%s\",\"dataset\":\"%s\"," + OPTIONS + "}";
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> known(server, dataset) == 1);
      undisturbed = server.ended("/api/v1/runs/" + server.run(body.formatted("whole", dataset)));
      assertThat(TrainingServer.state(undisturbed))
          .as(undisturbed.toString())
          .isEqualTo("succeeded");
      run = server.run(body.formatted("killed", dataset));
    }
    Process process = start();
    Path last = folder.resolve("training/" + run + "/checkpoints/last.safetensors");
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .failFast("The service has ended", () -> !process.isAlive())
          .until(() -> epochs(last) >= 2);
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertThat(epochs(last)).as(Files.readString(folder.resolve("log"))).isBetween(2, 29);

    try (TrainingServer server = TrainingServer.start(NAME, folder)) {
      JsonNode resumed = server.ended("/api/v1/runs/" + run);
      assertThat(TrainingServer.state(resumed)).as(resumed.toString()).isEqualTo("succeeded");
      for (String metric : List.of("mAP50", "mAP50-95")) {
        assertThat(resumed.path("metrics").path(metric).asDouble())
            .isCloseTo(undisturbed.path("metrics").path(metric).asDouble(), within(1e-6));
      }
      assertThat(resumed.path("progress").path("loss").asDouble())
          .isCloseTo(undisturbed.path("progress").path("loss").asDouble(), within(1e-6));
      aRunTriedAgainAfterItsVersionWasRegisteredRegistersNoOther(server, run);
    }
  }

  /** As after a kill between the registration and the row that says so. */
  private static void aRunTriedAgainAfterItsVersionWasRegisteredRegistersNoOther(
      TrainingServer server, String run) {
    JdbcClient jdbc = server.bean(JdbcClient.class);
    jdbc.sql(
            "update run set state = 'running', version = null, metrics = null, ended = null where id = ?")
        .param(run)
        .update();
    server.bean(RunExecution.class).execute(run, () -> false);
    JsonNode again = server.ended("/api/v1/runs/" + run);
    assertThat(again.path("version").asString()).isEqualTo("1");
    assertThat(server.bean(ModelRegistry.class).versions(new ModelName("killed"))).hasSize(1);
  }

  private static int known(TrainingServer server, String dataset) {
    return server
        .bean(JdbcClient.class)
        .sql("select count(*) from dataset_version where id = ?")
        .param(dataset)
        .query(Integer.class)
        .single();
  }

  /** While one state takes the place of the other there is none for a moment. */
  private static int epochs(Path checkpoint) throws IOException {
    try {
      return (int) TensorFile.of(Files.readAllBytes(checkpoint)).number("epoch");
    } catch (NoSuchFileException none) {
      return 0;
    }
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The service in a process of its own, which can be killed. */
  private Process start() throws IOException {
    // ONNX Runtime does not survive a command line of many kilobytes: the class path goes by file.
    Path arguments = folder.resolve("arguments");
    List<String> lines = new ArrayList<>();
    lines.add("-Xmx512m");
    lines.add("--enable-native-access=ALL-UNNAMED");
    lines.add("-cp");
    lines.add(System.getProperty("java.class.path"));
    lines.add(TrainingApplication.class.getName());
    lines.addAll(TrainingServer.arguments(NAME, folder));
    Files.write(arguments, lines.stream().map(ResumedRunIT::quoted).toList());
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    return new ProcessBuilder(java, "@" + arguments)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }
}
