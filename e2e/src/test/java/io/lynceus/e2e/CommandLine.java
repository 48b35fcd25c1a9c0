package io.lynceus.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/lynceus}, as a user's script calls it: exit code, one JSON object, the rest. */
public record CommandLine(RunningPlatform platform, Path folder, String key) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** As its admin. */
  CommandLine(RunningPlatform platform, Path folder) throws IOException {
    this(platform, folder, platform.adminKey());
  }

  /** What a finished command left. */
  public record Outcome(int exit, String output, String errors) {
    public JsonNode json() {
      return JSON.readTree(output);
    }
  }

  /** The answer of a command that has to succeed. */
  public JsonNode done(Object... words) throws IOException, InterruptedException {
    Outcome outcome = called(words);
    if (outcome.exit() != 0) {
      throw new AssertionError(List.of(words) + " ended with " + outcome);
    }
    return outcome.json();
  }

  public Outcome called(Object... words) throws IOException, InterruptedException {
    File output = Files.createTempFile(folder, "output", ".json").toFile();
    File errors = Files.createTempFile(folder, "errors", ".txt").toFile();
    int exit =
        process(words)
            .redirectOutput(output)
            .redirectError(errors)
            .start()
            .onExit()
            .join()
            .exitValue();
    return new Outcome(exit, Files.readString(output.toPath()), Files.readString(errors.toPath()));
  }

  private ProcessBuilder process(Object... words) throws IOException {
    Path lynceus = Path.of(System.getProperty("lynceus.root"), "bin", "lynceus");
    List<String> command = new ArrayList<>(List.of(lynceus.toString()));
    Stream.concat(Arrays.stream(words), Stream.of("--json"))
        .map(Object::toString)
        .forEach(command::add);
    var process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().put("LYNCEUS_URL", platform.gateway().toString());
    process.environment().put("LYNCEUS_API_KEY", key);
    return process;
  }
}
