package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.ProcessStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerIT {
  private static final ProcessStatus SUPERVISOR =
      ProcessStatus.waiting("supervisor", "").now(State.READY);
  @TempDir Path folder;
  private Ledger ledger;
  private Process process;

  @BeforeEach
  void startProcess() throws IOException {
    ledger = new Ledger(new StateFolder(folder));
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @Test
  void isEmptyBeforeTheFirstStart() throws InterruptedException {
    assertThat(ledger.read()).isEmpty();
    assertThat(ledger.endOrphans(Duration.ofSeconds(1))).isZero();
  }

  @Test
  void endsWhatOutlivedItsSupervisor() throws InterruptedException {
    ledger.write(entries(ProcessIdentity.of(process.toHandle())));
    assertThat(ledger.endOrphans(Duration.ofSeconds(5))).isEqualTo(1);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void forcesWhatDoesNotEndWhenAsked() throws Exception {
    Process stubborn = new ProcessBuilder("sh", "-c", Shell.STUBBORN).start();
    stubborn.inputReader().readLine();
    ledger.write(entries(ProcessIdentity.of(stubborn.toHandle())));
    ledger.endOrphans(Duration.ofMillis(200));
    assertThat(stubborn.waitFor()).isEqualTo(137);
  }

  /** After a power cut the numbers in the ledger belong to anybody. */
  @Test
  void leavesAStrangerWithAReusedPidAlone() throws InterruptedException {
    var stale = new ProcessIdentity(process.pid(), Instant.parse("2026-01-01T00:00:00Z"));
    ledger.write(entries(stale));
    assertThat(ledger.endOrphans(Duration.ofSeconds(5))).isZero();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void readsWhatItWrote() {
    Ledger.Entries written = entries(ProcessIdentity.of(process.toHandle()));
    ledger.write(written);
    assertThat(ledger.read()).contains(written);
    assertThat(written.allReady()).isTrue();
  }

  private static Ledger.Entries entries(ProcessIdentity identity) {
    return new Ledger.Entries(
        SUPERVISOR,
        List.of(
            ProcessStatus.waiting("service", "http://127.0.0.1:1")
                .startedAs(identity)
                .now(State.READY)));
  }
}
