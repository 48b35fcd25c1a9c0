package io.lynceus.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.platform.ServiceModule;
import io.lynceus.localstack.supervision.Ledger;
import io.lynceus.localstack.supervision.ProcessStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person types, on a supervisor of one shell. */
final class UpDownIT {
  private static final String LIVES = "echo ready; exec sleep 600";
  @TempDir Path folder;
  private PlatformSettings settings;
  private Ledger ledger;

  @BeforeEach
  void choosePorts() {
    settings = PlatformSettings.onFreePorts(folder, folder.resolve(".lynceus")).resolved();
    ledger = new Ledger(settings.state());
  }

  @AfterEach
  void down() throws Exception {
    new Down(settings.state()).call();
  }

  @Test
  void upLeavesItRunningAndPrintsWhereEverythingIs() throws Exception {
    String said = Said.by(0, () -> up(LIVES));
    assertThat(said)
        .contains("shell")
        .contains("ready")
        .containsPattern("up after \\d+\\.\\d s")
        .contains(settings.url(ServiceModule.GATEWAY))
        .contains(settings.state().file("admin-key").toString())
        .contains(settings.state().file("logs").toString())
        .containsPattern("memory +\\d+ MB");
    assertThat(shell().isAlive()).isTrue();
    assertThat(Said.by(0, () -> new Status(settings.state()).call())).contains("shell", "READY");
  }

  @Test
  void upAgainStartsNothingAndSaysSo() throws Exception {
    Said.by(0, () -> up(LIVES));
    ProcessHandle before = shell();
    assertThat(Said.by(0, () -> up(LIVES))).contains("already up");
    assertThat(shell()).isEqualTo(before);
  }

  @Test
  void upNamesWhatDiesWithTheLastLinesOfItsLog() throws Exception {
    String said = Said.by(1, () -> up("echo the disk is on fire; exit 7"));
    assertThat(said).contains("shell ended with 7", "| the disk is on fire");
  }

  @Test
  void upShowsWhyASupervisorDidNotStart() throws Exception {
    String said =
        Said.by(1, () -> new Up(settings).call(List.of("sh", "-c", "echo port taken; exit 1")));
    assertThat(said).contains("port taken");
  }

  @Test
  void downEndsEverythingAndSaysWhatStays() throws Exception {
    Said.by(0, () -> up(LIVES));
    ProcessHandle shell = shell();
    assertThat(Said.by(0, () -> new Down(settings.state()).call()))
        .contains("down; its data stays in " + settings.state().path());
    assertThat(shell.isAlive()).isFalse();
    assertThat(Said.by(3, () -> new Status(settings.state()).call())).contains("not running");
    assertThat(Said.by(0, () -> new Down(settings.state()).call())).contains("was not running");
  }

  @Test
  void downEndsWhatAKilledSupervisorLeftBehind() throws Exception {
    Said.by(0, () -> up(LIVES));
    ProcessHandle shell = shell();
    ProcessHandle supervisor =
        ledger.read().orElseThrow().supervisor().process().find().orElseThrow();
    supervisor.destroyForcibly();
    await().until(() -> !supervisor.isAlive());
    assertThat(Said.by(3, () -> new Status(settings.state()).call()))
        .contains("1 of its processes live on");
    new Down(settings.state()).call();
    assertThat(shell.isAlive()).isFalse();
  }

  private int up(String script) throws Exception {
    return new Up(settings)
        .call(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TestSupervisor.class.getName(),
                settings.state().path().toString(),
                script));
  }

  private ProcessHandle shell() {
    ProcessStatus shell = ledger.read().orElseThrow().processes().getFirst();
    return shell.process().find().orElseThrow();
  }
}
