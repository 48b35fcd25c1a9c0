package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.Invariant;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The served model is swapped, rolled back, damaged, killed and stopped while callers ask. */
final class ModelSwapIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String INFERENCE = ServiceModule.INFERENCE.module();
  private static final Duration SOON = Duration.ofSeconds(30);
  private final List<Finding> findings = new ArrayList<>();
  private ServedModel model;

  @BeforeEach
  void serve() throws IOException {
    PLATFORM.links().heal();
    PLATFORM.awaitReady();
    var api = new Api(PLATFORM.gateway(), PLATFORM.adminKey());
    model = ServedModel.of(api, "swap-" + Long.toHexString(System.nanoTime()));
  }

  @Test
  void f36NobodyNoticesThatTheAliasMoves() throws Exception {
    swap(20);
  }

  @Tag("chaos")
  @Test
  void f36NobodyNoticesThatTheAliasMovesAHundredTimes() throws Exception {
    swap(100);
  }

  /** A repeat is a fifth of the moves: what it holds after the second, it holds after the fifth. */
  private void swap(int moves) throws Exception {
    List<Footprint> footprints = new ArrayList<>();
    try (Callers callers = Callers.of(model, 3)) {
      for (int move = 1; move <= moves; move++) {
        String version = move % 2 == 1 ? "2" : "1";
        model.promote(version, "move " + move);
        model.awaitServed(version);
        if (move % (moves / 5) == 0) {
          footprints.add(Footprint.of(PLATFORM.process(INFERENCE)));
        }
      }
      callers.stop();
      assertThat(callers.failures()).isEmpty();
      assertThat(callers.good()).isGreaterThan(moves);
      findings.addAll(callers.findings());
    }
    if (footprints.get(4).isGrownSince(footprints.get(1))) {
      findings.add(new Finding(Invariant.I8, footprints.toString()));
    }
    verdict("F36", moves);
  }

  @Test
  void f37RollbackIsServedWithinSeconds() throws Exception {
    model.promote("2", "a mistake");
    model.awaitServed("2");
    try (Callers callers = Callers.of(model, 2)) {
      long start = System.nanoTime();
      assertThat(model.rollBack("it was one").status()).isEqualTo(200);
      model.awaitServed("1");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      callers.stop();
      assertThat(callers.failures()).isEmpty();
      findings.addAll(callers.findings());
    }
    verdict("F37", 1);
  }

  /** Its bytes in the store are not those that were registered. */
  @Test
  void f33DamagedVersionIsNotServed() throws Exception {
    String damaged = model.add("corner.onnx");
    assertThat(damaged).as("the same file is the same version").isEqualTo("2");
    damage();
    try (Callers callers = Callers.of(model, 2)) {
      restartInference();
      model.promote("2", "it looks well");
      await().atMost(SOON).untilAsserted(() -> assertThat(model.health()).contains("\"failed\""));
      model.awaitServed("1");
      callers.stop();
      findings.addAll(callers.findings());
    }
    verdict("F33", 1);
  }

  @Test
  void f1InferenceIsKilledWhileCallersAsk() throws Exception {
    try (Callers callers = Callers.of(model, 4)) {
      PLATFORM.kill(INFERENCE);
      long start = System.nanoTime();
      PLATFORM.awaitReady();
      Duration recovery = Duration.ofNanos(System.nanoTime() - start);
      model.awaitServed("1");
      callers.stop();
      refusedWithATime(callers);
      findings.addAll(callers.findings());
      if (recovery.compareTo(SOON) > 0 && recovery.compareTo(PLATFORM.firstStart()) > 0) {
        findings.add(new Finding(Invariant.I10, "ready after " + recovery));
      }
    }
    verdict("F1", 1);
  }

  /** What was under way is finished; what came later is told when to come again. */
  @Test
  void f2InferenceIsStoppedWhileCallersAsk() throws Exception {
    try (Callers callers = Callers.of(model, 4)) {
      ProcessHandle process = PLATFORM.process(INFERENCE);
      long start = System.nanoTime();
      process.destroy();
      process.onExit().join();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      PLATFORM.awaitReady();
      model.awaitServed("1");
      callers.stop();
      refusedWithATime(callers);
      findings.addAll(callers.findings());
    }
    verdict("F2", 1);
  }

  private static void refusedWithATime(Callers callers) {
    assertThat(callers.failures())
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isEqualTo(503);
              assertThat(answer.headers().firstValue("Retry-After")).isPresent();
              assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
            });
  }

  private void restartInference() {
    model.promote("1", "before the restart");
    int before = PLATFORM.restarts(INFERENCE);
    PLATFORM.kill(INFERENCE);
    await().atMost(SOON).until(() -> PLATFORM.restarts(INFERENCE) > before);
    PLATFORM.awaitReady();
    model.awaitServed("1");
  }

  /** The second version's network on the disk of the local S3 server; one bit of it. */
  private void damage() throws IOException {
    Path folder = PLATFORM.state().resolve(Path.of("s3", "lynceus-models", "models", model.name()));
    try (Stream<Path> files = Files.walk(folder)) {
      Path network =
          files
              .filter(file -> file.endsWith("model.onnx"))
              .max((a, b) -> modified(a).compareTo(modified(b)))
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(network);
      bytes[bytes.length / 2] ^= 1;
      Files.write(network, bytes);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void verdict(String fault, long seed) throws IOException {
    Answer served = model.detect();
    Answer alias = model.alias();
    if (!fault.equals("F33")
        && !alias.json().path("version").asString("").equals(ServedModel.version(served))) {
      findings.add(new Finding(Invariant.I5, served.body() + " but " + alias.body()));
    }
    Verdicts.record(fault, seed, findings);
    assertThat(findings).isEmpty();
  }
}
