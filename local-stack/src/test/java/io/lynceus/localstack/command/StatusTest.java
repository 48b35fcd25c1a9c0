package io.lynceus.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.settings.StateFolder;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusTest {
  @TempDir Path folder;

  @Test
  void saysHowToStartWhatNeverRan() throws Exception {
    assertThat(Said.by(3, () -> new Status(new StateFolder(folder)).call()))
        .contains("not running; make up starts it");
  }

  @Test
  void showsWhyAServiceIsNotReady() throws Exception {
    assertThat(ofASupervisor("RESTARTING\t0\t0\t3\tended with 1, starts again in 0.8 s", 1))
        .containsPattern("data-service +RESTARTING .*restarts 3 .*ended with 1, starts again");
  }

  @Test
  void showsWhereAServiceListensAndTheMemoryOfAll() throws Exception {
    assertThat(ofASupervisor("READY\t0\t0\t0\t", 0))
        .containsPattern("data-service +READY .*http://127.0.0.1:8081")
        .containsPattern("memory \\d+ MB resident, \\d+ MB in proportion");
  }

  /** This JVM stands in for the supervisor. */
  private String ofASupervisor(String service, int code) throws Exception {
    var state = new StateFolder(folder);
    ProcessHandle self = ProcessHandle.current();
    Instant started = self.info().startInstant().orElseThrow();
    state.write(
        "processes.tsv",
        "supervisor\t\tREADY\t%d\t%d\t0\t\ndata-service\thttp://127.0.0.1:8081\t%s\n"
            .formatted(self.pid(), started.toEpochMilli(), service));
    return Said.by(code, () -> new Status(state).call());
  }
}
