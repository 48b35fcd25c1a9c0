package io.lynceus.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.localstack.platform.StackProgram;
import io.lynceus.localstack.settings.LocalStackSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stack finds again when its processes were killed rather than stopped. */
final class PowerCutIT {
  @TempDir Path state;
  private LocalStackSettings settings;

  @BeforeEach
  void choosePorts() {
    settings =
        LocalStackSettings.onFreePorts(state)
            .withBinaries(StackProgram.target().resolve("postgres-binaries"))
            .resolved();
  }

  /** Afterwards the number in PostgreSQL's lock file belongs to anybody. */
  @Test
  void losesNothingWhenEverythingIsKilledAndEndsNoStranger() throws Exception {
    LocalStack first = LocalStack.start(settings);
    var clients = new StackClients(first);
    clients.write("kept");
    sendHalf(clients.urlToPut("half"));
    List<ProcessHandle> children = first.process().descendants().toList();
    kill(first.process());
    children.forEach(ProcessHandle::destroyForcibly);
    Process stranger = new ProcessBuilder("sleep", "600").start();
    String lock = Files.readString(lockFile());
    Files.writeString(lockFile(), stranger.pid() + lock.substring(lock.indexOf('\n')));
    try (LocalStack second = LocalStack.start(settings)) {
      assertHas(second, "kept");
      assertThat(new StackClients(second).objects()).containsExactly("kept");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  /** PostgreSQL outlives a killed JVM; the next stack ends it and takes over its cluster. */
  @Test
  void replacesAPostgresThatWasLeftBehindAndEndsWithItsOwn() throws Exception {
    LocalStack first = LocalStack.start(settings);
    new StackClients(first).write("kept");
    ProcessHandle postgres = postmaster();
    kill(first.process());
    assertThat(postgres.isAlive()).isTrue();
    try (LocalStack second = LocalStack.start(settings)) {
      assertThat(postgres.isAlive()).isFalse();
      assertHas(second, "kept");
      postmaster().destroyForcibly();
      await().untilAsserted(() -> assertThat(second.process().isAlive()).isFalse());
    }
  }

  @Test
  void leavesNoProcessBehindWhenClosed() {
    LocalStack stack = LocalStack.start(settings);
    List<ProcessHandle> children = stack.process().descendants().toList();
    stack.close();
    assertThat(stack.process().isAlive()).isFalse();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  private static void sendHalf(URL object) throws IOException {
    var sending = (HttpURLConnection) object.openConnection();
    sending.setRequestMethod("PUT");
    sending.setDoOutput(true);
    sending.setFixedLengthStreamingMode(10_000_000);
    sending.getOutputStream().write(new byte[2_000_000]);
    sending.getOutputStream().flush();
  }

  private static void assertHas(LocalStack stack, String word) throws Exception {
    var clients = new StackClients(stack);
    assertThat(clients.consumed()).containsExactly(word);
    assertThat(clients.got(word)).isEqualTo(word);
    assertThat(clients.selected()).containsExactly(word);
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(lockFile()).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private Path lockFile() {
    return state.resolve("postgres").resolve("postmaster.pid");
  }
}
