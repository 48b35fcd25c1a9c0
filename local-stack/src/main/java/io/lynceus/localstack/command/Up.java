package io.lynceus.localstack.command;

import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.platform.ServiceModule;
import io.lynceus.localstack.supervision.Ledger;
import io.lynceus.localstack.supervision.ProcessStatus;
import io.lynceus.localstack.supervision.RotatingLog;
import io.lynceus.localstack.supervision.Supervision;
import io.lynceus.localstack.supervision.SupervisorLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Leaves a supervisor running and shows what it waits for until everything is ready. */
public final class Up {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MILLISECONDS = 200;
  private static final int DEATHS = 3;
  private static final int LINES = 20;
  private final PlatformSettings settings;
  private final Ledger ledger;
  private final Path log;
  private final Map<String, ProcessStatus> shown = new HashMap<>();
  private final long since = System.nanoTime();

  public Up(PlatformSettings settings) {
    this.settings = settings;
    this.ledger = new Ledger(settings.state());
    this.log = Supervision.logFile(settings.state(), "supervisor");
  }

  /** Runs the supervisor by this command line, detached; returns the exit code. */
  public int call(List<String> supervisor) throws IOException, InterruptedException {
    if (already()) {
      return 0;
    }
    Process process = detached(supervisor);
    while (elapsed().compareTo(PATIENCE) < 0) {
      if (process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        RotatingLog.tail(log, LINES).forEach(System.err::println);
        return 1;
      }
      List<ProcessStatus> processes = processesOf(process.pid());
      processes.forEach(this::show);
      if (processes.stream().anyMatch(this::keepsDying)) {
        System.err.println("It is tried again and again; see make logs, end with make down.");
        return 1;
      }
      if (!processes.isEmpty() && processes.stream().allMatch(Up::ready)) {
        return summary();
      }
    }
    System.err.println("Not ready after " + PATIENCE.toSeconds() + " s; see make status.");
    return 1;
  }

  /** Says so, if a supervisor runs. */
  public boolean already() throws IOException {
    var lock = SupervisorLock.take(settings.state());
    if (lock.isPresent()) {
      lock.get().release();
      return false;
    }
    System.out.println("Lynceus is already up; nothing was started. make down ends it.");
    new Status(settings.state()).call();
    return true;
  }

  /** In a session of its own: neither Ctrl-C nor a closed terminal reaches it. */
  private Process detached(List<String> supervisor) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(supervisor);
    return new ProcessBuilder(command)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
        .start();
  }

  /** Nothing while the ledger is still that of an earlier supervisor. */
  private List<ProcessStatus> processesOf(long supervisor) {
    return ledger
        .read()
        .filter(entries -> entries.supervisor().process().pid() == supervisor)
        .map(Ledger.Entries::processes)
        .orElse(List.of());
  }

  private void show(ProcessStatus status) {
    ProcessStatus before = shown.put(status.name(), status);
    if (before != null && before.restarts() < status.restarts()) {
      Path its = Supervision.logFile(settings.state(), status.name());
      System.err.printf("%s %s; the end of %s:%n", status.name(), status.detail(), its);
      try {
        RotatingLog.tail(its, LINES).forEach(line -> System.err.println("  | " + line));
      } catch (IOException e) {
        System.err.println("  " + e.getMessage());
      }
    } else if (before == null || before.state() != status.state()) {
      System.out.printf(
          "%5.1f s  %-18s %s%n", elapsed().toMillis() / 1000.0, status.name(), word(status));
    }
  }

  private static String word(ProcessStatus status) {
    return switch (status.state()) {
      case WAITING -> "waits for the local stack";
      case STARTING -> "starts";
      case READY -> "ready";
      case RESTARTING -> status.detail();
      case STOPPED -> "stopped";
    };
  }

  private boolean keepsDying(ProcessStatus status) {
    return status.restarts() >= DEATHS && !ready(status);
  }

  private static boolean ready(ProcessStatus status) {
    return status.state() == ProcessStatus.State.READY;
  }

  private int summary() {
    System.out.printf(
        """

        Lynceus is up after %.1f s.
          address  %s
          key      %s
          logs     %s  (make logs NAME=gateway)
          memory   %s (everything, idle; %d MB is the limit we keep to)
        """,
        elapsed().toMillis() / 1000.0,
        settings.url(ServiceModule.GATEWAY),
        settings.state().file("admin-key"),
        log.resolveSibling(""),
        Status.memory(ledger),
        Status.MEMORY_LIMIT_MB);
    return 0;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
