package io.lynceus.localstack.command;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.Program;
import io.lynceus.localstack.supervision.Readiness;
import io.lynceus.localstack.supervision.Supervision;
import io.lynceus.localstack.supervision.SupervisorLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A supervisor of one shell, as a process. Arguments: the state folder, and the script of the
 * shell.
 */
final class TestSupervisor {
  private TestSupervisor() {}

  public static void main(String[] args) throws Exception {
    var state = new StateFolder(Path.of(args[0]));
    var lock = SupervisorLock.take(state).orElseThrow();
    var shell =
        new Program(
            "shell",
            "http://127.0.0.1:1",
            List.of("sh", "-c", args[1]),
            Map.of(),
            new Readiness.Says("ready"));
    var supervision =
        new Supervision(List.of(List.of(shell)), state, Duration.ofSeconds(5), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervision, lock)));
    supervision.start();
    Thread.currentThread().join();
  }

  private static void stop(Supervision supervision, SupervisorLock lock) {
    try {
      supervision.stop();
      lock.release();
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
