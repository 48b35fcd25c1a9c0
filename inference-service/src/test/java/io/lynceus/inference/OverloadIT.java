package io.lynceus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.inference.InferenceServer.Answer;
import io.lynceus.inference.InferenceServer.Part;
import io.lynceus.platform.identity.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More pictures than one thread and a queue of two can take: refused at once, never left hanging.
 */
final class OverloadIT {
  private static final String DETECTIONS = "/models/busy/detections";

  @TempDir static Path folder;
  private static InferenceServer server;

  @BeforeAll
  static void start() {
    server =
        InferenceServer.start(
            "overload", folder, "--lynceus.queue.pictures=2", "--lynceus.queue.threads=1");
    server
        .as(Role.ENGINEER)
        .upload(
            "/models/busy/versions",
            List.of(
                new Part("model", "model.onnx", Fixtures.MIDDLE),
                new Part("manifest", "lynceus.json", Fixtures.BRIGHTNESS_JSON)))
        .hasStatus(201);
    server
        .as(Role.ADMIN)
        .put("/models/busy/aliases/production", "{\"version\":\"1\",\"reason\":\"the first\"}")
        .hasStatus(200);
    detect(1).hasStatus(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoComesToAFullQueueIsToldWhenToComeBack() {
    List<Answer> answers;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          IntStream.range(0, 60)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> detect(2), callers))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
    Answer refused = answers.stream().filter(a -> a.status() == 429).findFirst().orElseThrow();
    refused.isProblem(429, "queue-full");
    assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
    detect(2).hasStatus(200);
  }

  @Test
  void aRequestThatCouldNeverFitIsNotToldToComeBack() {
    Answer refused = detect(3).isProblem(413, "too-many-pictures");
    assertThat(refused.header("Retry-After")).isEmpty();
  }

  private static Answer detect(int pictures) {
    List<Part> parts =
        IntStream.range(0, pictures)
            .mapToObj(i -> new Part("files", i + ".png", Fixtures.grey(255)))
            .toList();
    return server.as(Role.VIEWER).upload(DETECTIONS, parts);
  }
}
