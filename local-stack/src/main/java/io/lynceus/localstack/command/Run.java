package io.lynceus.localstack.command;

import io.lynceus.localstack.platform.Platform;
import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.server.PostgresOrphan;
import io.lynceus.localstack.supervision.Ledger;
import io.lynceus.localstack.supervision.Supervision;
import io.lynceus.localstack.supervision.SupervisorLock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The supervisor itself: runs until SIGTERM, then ends what it has started. */
public record Run(PlatformSettings settings) {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** Returns only if the platform cannot be started, with the exit code. */
  public int call() throws IOException, InterruptedException {
    Optional<SupervisorLock> lock = SupervisorLock.take(settings.state());
    if (lock.isEmpty()) {
      System.out.println("Another supervisor runs in " + settings.state().path());
      return 1;
    }
    int orphans = new Ledger(settings.state()).endOrphans(PATIENCE);
    if (orphans > 0) {
      System.out.println("Ended " + orphans + " processes of a supervisor that was killed");
    }
    PostgresOrphan.of(settings.stack()).end();
    List<String> problems = settings.problems();
    if (!problems.isEmpty()) {
      problems.forEach(System.out::println);
      return 1;
    }
    var supervision =
        new Supervision(
            new Platform(settings.resolved()).stages(),
            settings.state(),
            PATIENCE,
            Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervision, lock.get())));
    supervision.start();
    Thread.currentThread().join(); // SIGTERM ends it
    return 0;
  }

  /** Holds on to the lock, which the garbage collector would otherwise give back. */
  private static void stop(Supervision supervision, SupervisorLock lock) {
    try {
      supervision.stop();
      lock.release();
    } catch (InterruptedException | IOException e) {
      System.out.println("not everything was ended: " + e);
    }
  }
}
