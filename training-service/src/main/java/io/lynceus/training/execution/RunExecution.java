package io.lynceus.training.execution;

import io.lynceus.contracts.RunId;
import io.lynceus.training.job.FailureReason;
import io.lynceus.training.job.Work;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Does a run and writes down how it ended. */
@Component
@EnableConfigurationProperties(StateProperties.class)
final class RunExecution implements Work.Doing {
  private static final Logger log = LoggerFactory.getLogger(RunExecution.class);

  private final Runs runs;
  private final RunAttempt attempt;
  private final StateProperties state;

  RunExecution(Runs runs, RunAttempt attempt, StateProperties state) {
    this.runs = runs;
    this.attempt = attempt;
    this.state = state;
  }

  /** Returns when the run is over or another attempt's; throws where it should be tried again. */
  @Override
  public void execute(String id, Work.Stopping stopping) {
    Optional<Run> begun = runs.begin(new RunId(id));
    boolean over = begun.isEmpty() || isEnded(begun.get(), stopping);
    if (over) {
      delete(id);
    } else {
      log.warn("Run {} was taken over by another attempt; its files are left to that", id);
    }
  }

  private boolean isEnded(Run run, Work.Stopping stopping) {
    try {
      return runs.succeeded(run, attempt.complete(run, state.folder(run.id().value()), stopping));
    } catch (RunStopped.Cancelled cancelled) {
      return runs.cancelled(run);
    } catch (RunStopped.Lost lost) {
      return false;
    } catch (RunStopped.Interrupted goesOn) {
      throw goesOn;
    } catch (RuntimeException | Error failure) {
      if (FailureReason.isPassing(failure)) {
        throw failure;
      }
      log.warn("Run {} failed", run.id(), failure);
      return runs.failed(run, FailureReason.of(failure));
    }
  }

  private void delete(String id) {
    try {
      FileSystemUtils.deleteRecursively(state.folder(id));
    } catch (IOException e) {
      throw new UncheckedIOException("The files of run " + id + " cannot be removed", e);
    }
  }
}
