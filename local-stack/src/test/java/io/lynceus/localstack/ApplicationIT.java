package io.lynceus.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.platform.StackProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor's command line as a shell sees it. */
final class ApplicationIT {
  @TempDir Path state;

  private record Ended(int code, String said) {}

  @Test
  void wordItDoesNotKnowIsAUsageError() throws Exception {
    Ended ended = run("upp");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("usage: up|down|status|backup FILE|restore FILE");
  }

  @Test
  void nothingIsRunningInAnEmptyFolder() throws Exception {
    assertThat(run("running").code()).isEqualTo(1);
    assertThat(run("status").code()).isEqualTo(3);
    assertThat(run("down").said()).contains("was not running");
  }

  @Test
  void savesNothingWithoutAName() throws Exception {
    assertThat(run("backup").code()).isEqualTo(2);
  }

  @Test
  void namesAWrongPort() throws Exception {
    Ended ended = run("status", "LYNCEUS_DATA_PORT", "http");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).isEqualTo("LYNCEUS_DATA_PORT=http: a port is 0 to 65535\n");
  }

  private Ended run(String word, String... variable) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(StackProgram.supervisor());
    command.set(command.size() - 1, word);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LYNCEUS_STATE", state.toString());
    if (variable.length > 0) {
      builder.environment().put(variable[0], variable[1]);
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
