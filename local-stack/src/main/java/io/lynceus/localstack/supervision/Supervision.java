package io.lynceus.localstack.supervision;

import io.lynceus.localstack.settings.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes in stages. A stage is started when all of the one before have been ready once, and
 * ended when all of the one after are gone; within a stage everything happens side by side.
 */
public final class Supervision {
  private static final long LOG_BYTES = 10_000_000;
  private final List<List<SupervisedProcess>> stages = new ArrayList<>();
  private final Ledger ledger;
  private final Duration patience;
  private volatile ProcessStatus self;

  /** A process that was asked to end is forced to after {@code patience}. */
  public Supervision(List<List<Program>> stages, StateFolder state, Duration patience, Clock clock)
      throws IOException {
    this.patience = patience;
    this.ledger = new Ledger(state);
    this.self =
        ProcessStatus.waiting("supervisor", "")
            .startedAs(ProcessIdentity.of(ProcessHandle.current()));
    for (List<Program> stage : stages) {
      var processes = new ArrayList<SupervisedProcess>();
      for (Program program : stage) {
        Path file = logFile(state, program.name());
        processes.add(
            new SupervisedProcess(program, new RotatingLog(file, LOG_BYTES), clock, this::record));
      }
      this.stages.add(processes);
    }
  }

  public static Path logFile(StateFolder state, String name) {
    return state.folder("logs").resolve(name + ".log");
  }

  /** Returns when every process has been ready once, or {@link #stop} was called meanwhile. */
  public void start() throws InterruptedException {
    for (List<SupervisedProcess> stage : stages) {
      stage.forEach(SupervisedProcess::start);
      for (SupervisedProcess process : stage) {
        process.awaitReady();
      }
    }
    say(ProcessStatus.State.READY);
  }

  /** Returns when every process is gone. What {@link #start} has yet to start is never started. */
  public void stop() throws InterruptedException {
    for (List<SupervisedProcess> stage : stages.reversed()) {
      stage.forEach(SupervisedProcess::stop);
      for (SupervisedProcess process : stage) {
        process.awaitEnd(patience);
      }
    }
    say(ProcessStatus.State.STOPPED);
  }

  public List<ProcessStatus> statuses() {
    return stages.stream().flatMap(List::stream).map(SupervisedProcess::status).toList();
  }

  private void say(ProcessStatus.State state) {
    self = self.now(state);
    record();
  }

  private synchronized void record() {
    try {
      ledger.write(new Ledger.Entries(self, statuses()));
    } catch (UncheckedIOException full) {
      System.out.println(full); // the disk is full: worth a line, not the platform
    }
  }
}
