package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.ProcessStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisionIT {
  @TempDir Path folder;
  private Supervision supervision;

  @AfterEach
  void stop() throws InterruptedException {
    supervision.stop();
  }

  @Test
  void startsAStageWhenTheOneBeforeIsReady() throws Exception {
    supervise(
        Shell.program("first", here("echo first >> order; sleep 0.3; " + Shell.LIVES)),
        Shell.program("second", here("echo second >> order; " + Shell.LIVES)));
    supervision.start();
    assertThat(folder.resolve("order")).hasContent("first\nsecond");
    assertThat(supervision.statuses()).allMatch(one -> one.state() == State.READY);
  }

  @Test
  void asksOverHttpWhetherAServiceIsReady() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ready", exchange -> exchange.sendResponseHeaders(200, -1));
    var health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");
    supervise(Shell.answering("service", "exec sleep 600", health));
    var starting = Thread.ofVirtual().start(this::start);
    await().until(() -> state("service") == State.STARTING);
    server.start();
    starting.join();
    assertThat(state("service")).isEqualTo(State.READY);
    server.stop(0);
    await().until(() -> state("service") == State.STARTING);
  }

  @Test
  void restartsWhatIsKilled() throws Exception {
    supervise(Shell.program("victim", Shell.LIVES), Shell.program("other", Shell.LIVES));
    supervision.start();
    ProcessStatus victim = status("victim");
    ProcessStatus other = status("other");
    victim.process().find().orElseThrow().destroyForcibly();
    await().until(() -> status("victim").restarts() == 1 && state("victim") == State.READY);
    assertThat(status("victim").process()).isNotEqualTo(victim.process());
    assertThat(status("other").process()).isEqualTo(other.process());
  }

  @Test
  void saysWithWhatItEndedAndKeepsItsLog() throws Exception {
    supervise(Shell.program("broken", "echo no disk, no dice >&2; exit 3"));
    var starting = Thread.ofVirtual().start(this::start);
    await().until(() -> status("broken").detail().startsWith("ended with 3, starts again in"));
    assertThat(RotatingLog.tail(Supervision.logFile(state(), "broken"), 1))
        .containsExactly("no disk, no dice");
    supervision.stop();
    starting.join();
  }

  @Test
  void namesACommandThatDoesNotExist() throws Exception {
    supervise(
        new Program(
            "absent",
            "",
            List.of(folder.resolve("absent").toString()),
            Map.of(),
            new Readiness.Says("ready")));
    var starting = Thread.ofVirtual().start(this::start);
    await().until(() -> status("absent").detail().startsWith("cannot be started"));
    supervision.stop();
    starting.join();
  }

  @Test
  void endsTheLastStageFirst() throws Exception {
    String leaves = "trap 'echo %s >> order; exit' TERM; echo ready; while :; do sleep 0.05; done";
    supervise(
        Shell.program("first", here(leaves.formatted("first"))),
        Shell.program("second", here(leaves.formatted("second"))));
    supervision.start();
    supervision.stop();
    assertThat(folder.resolve("order")).hasContent("second\nfirst");
    assertThat(supervision.statuses()).allMatch(one -> one.state() == State.STOPPED);
  }

  @Test
  void forcesWhatDoesNotEnd() throws Exception {
    supervise(Shell.program("stubborn", Shell.STUBBORN));
    supervision.start();
    ProcessHandle process = status("stubborn").process().find().orElseThrow();
    supervision.stop();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void neverStartsWhatWasStoppedBefore() throws Exception {
    supervise(
        Shell.program("never ready", "exec sleep 600"),
        Shell.program("second", here("touch started; " + Shell.LIVES)));
    var starting = Thread.ofVirtual().start(this::start);
    await().until(() -> state("never ready") == State.STARTING);
    supervision.stop();
    starting.join();
    assertThat(folder.resolve("started")).doesNotExist();
  }

  /** Each program is a stage. */
  private void supervise(Program... stages) throws IOException {
    supervision =
        new Supervision(
            Stream.of(stages).map(List::of).toList(),
            state(),
            Duration.ofMillis(500),
            Clock.systemUTC());
  }

  /** A script that begins in the folder of the test. */
  private String here(String script) {
    return "cd " + folder + "; " + script;
  }

  private StateFolder state() {
    return new StateFolder(folder.resolve("state"));
  }

  private void start() {
    try {
      supervision.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProcessStatus status(String name) {
    return supervision.statuses().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private State state(String name) {
    return status(name).state();
  }
}
