package io.lynceus.localstack.command;

import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.Ledger;
import io.lynceus.localstack.supervision.ProcessStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the platform: services first, the local stack last. What they stored stays. */
public record Down(StateFolder state) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(20);

  public int call() throws InterruptedException {
    var ledger = new Ledger(state);
    Optional<ProcessHandle> supervisor =
        ledger
            .read()
            .map(Ledger.Entries::supervisor)
            .map(ProcessStatus::process)
            .flatMap(process -> process.find());
    if (supervisor.isPresent()) {
      supervisor.get().destroy();
      if (!ended(supervisor.get())) {
        supervisor.get().destroyForcibly();
      }
    }
    int orphans = ledger.endOrphans(ORPHAN_PATIENCE);
    boolean ran = supervisor.isPresent() || orphans > 0;
    System.out.println(
        ran ? "Lynceus is down; its data stays in " + state.path() : "Lynceus was not running.");
    return 0;
  }

  private static boolean ended(ProcessHandle supervisor) throws InterruptedException {
    try {
      supervisor.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }
}
