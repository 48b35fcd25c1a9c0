package io.lynceus.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.LynceusApplication;
import io.lynceus.cli.stub.StubPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An end from outside, as Ctrl-C is one, of a command in a process of its own. */
final class DetachmentIT {
  private static final String RUNNING =
      "{\"run\":\"r1\",\"state\":\"running\",\"progress\":{\"epoch\":1,\"epochs\":9,\"step\":1,\"steps\":9}}";

  @TempDir Path home;

  @Test
  void endsTheWatchingAndNotTheRun() throws Exception {
    try (var platform = new StubPlatform()) {
      platform
          .on("POST /runs", 202, "{\"run\":\"r1\",\"state\":\"queued\"}")
          .on("GET /runs/r1", 200, RUNNING)
          .streams("GET /runs/r1/events", RUNNING);
      Process command = lynceus(platform, "train", "--project", "cells", "--json");
      try (BufferedReader said = command.errorReader(UTF_8)) {
        assertThat(until(said, "epoch 1/9")).contains("Run r1");
        command.toHandle().destroy(); // Unlike its own, this leaves what it says readable.
        assertThat(command.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().collect(Collectors.joining("\n")))
            .contains("The run goes on. Watch it: lynceus runs r1 --follow.")
            .contains("End it: lynceus runs cancel r1");
        assertThat(command.inputReader(UTF_8).lines()).isEmpty();
      } finally {
        command.destroyForcibly();
      }
      assertThat(platform.asked("POST")).hasSize(1);
    }
  }

  @Test
  void aRunThatEndedIsNotSaidToGoOn() throws Exception {
    try (var platform = new StubPlatform()) {
      platform
          .on("POST /runs", 202, "{\"run\":\"r1\",\"state\":\"queued\"}")
          .on("GET /runs/r1", 200, "{\"run\":\"r1\",\"state\":\"succeeded\",\"version\":\"1\"}");
      Process command = lynceus(platform, "train", "--project", "cells", "--json");
      try (BufferedReader said = command.errorReader(UTF_8)) {
        assertThat(said.lines().collect(Collectors.joining("\n"))).doesNotContain("goes on");
        assertThat(command.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(command.inputReader(UTF_8).lines()).hasSize(1);
        assertThat(command.exitValue()).isZero();
      } finally {
        command.destroyForcibly();
      }
    }
  }

  private Process lynceus(StubPlatform platform, String... words) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> start =
        List.of(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            LynceusApplication.class.getName());
    var command =
        new ProcessBuilder(Stream.concat(start.stream(), List.of(words).stream()).toList())
            .directory(home.toFile());
    command
        .environment()
        .putAll(Map.of("LYNCEUS_URL", platform.address().toString(), "LYNCEUS_API_KEY", "the-key"));
    return command.start();
  }

  /** All that is said up to and with a line that contains these words. */
  private static String until(BufferedReader said, String words) throws IOException {
    var heard = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      heard.append(line).append('\n');
      if (line.contains(words)) {
        break;
      }
    }
    return heard.toString();
  }
}
