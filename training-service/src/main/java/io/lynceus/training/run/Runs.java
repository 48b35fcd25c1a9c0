package io.lynceus.training.run;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.event.RunEnded;
import io.lynceus.contracts.event.RunProgressed;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.platform.paging.Paging;
import io.lynceus.training.device.Precision;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What can happen to a run, each with what is told of it. A run that is over stays as it is, and
 * only its last attempt can move it: a worker that was thought dead and wakes finds that it {@link
 * Standing#LOST} the run, and nothing that it says is written.
 */
@Component
public final class Runs {
  private final RunTable table;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final Clock clock;

  /** What an attempt hears when it says that the run moved on. */
  public enum Standing {
    GOES_ON,
    /** Somebody wants it to stop. */
    CANCELLED,
    /** Another attempt has begun, or the run is over. */
    LOST
  }

  Runs(RunTable table, Outbox outbox, TransactionOperations transaction, Clock clock) {
    this.table = table;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Writes a new run down, within the caller's transaction. */
  public void add(Run run) {
    table.add(run);
  }

  public Optional<Run> find(RunId run) {
    return table.find(run);
  }

  /** A run that the caller may see. */
  public Optional<Run> find(RunId run, Caller caller) {
    return table.find(run).filter(r -> caller.projects().includes(r.subject().project()));
  }

  /** Those that the caller may see, newest first. */
  public List<Run> page(@Nullable ProjectName project, Caller caller, Paging paging) {
    return table.page(project, caller.projects(), paging);
  }

  /** The run, now running in an attempt of its own; empty where it is over or should be. */
  public Optional<Run> begin(RunId run) {
    return transaction.execute(
        _ -> {
          Optional<Run> open = open(run);
          if (open.filter(r -> r.course().cancelRequested()).isPresent()) {
            end(open.get(), RunState.CANCELLED, null, null);
            return Optional.<Run>empty();
          }
          open.ifPresent(r -> table.begin(run, clock.instant()));
          return open.flatMap(r -> table.find(run));
        });
  }

  /** In what the run computes, from now on and after every resumption. */
  public void computesIn(Run run, Precision precision) {
    transaction.executeWithoutResult(
        _ -> held(run).ifPresent(r -> table.precision(r.id(), precision)));
  }

  /** The run moved on. */
  public Standing progressed(Run run, RunProgress progress) {
    return transaction.execute(
        _ -> {
          Optional<Run> held = held(run);
          held.ifPresent(r -> tell(r, progress));
          return held.map(r -> r.course().cancelRequested() ? Standing.CANCELLED : Standing.GOES_ON)
              .orElse(Standing.LOST);
        });
  }

  private void tell(Run run, RunProgress progress) {
    table.progress(run.id(), progress);
    outbox.publish(
        new RunProgressed(
            run.id(),
            run.subject().project(),
            progress.epoch(),
            progress.epochs(),
            progress.step(),
            progress.loss(),
            progress.secondsLeft()));
  }

  /** Answers, as do the other two, whether the attempt still held the run and so ended it. */
  public boolean succeeded(Run run, Run.Outcome outcome) {
    return ended(run, RunState.SUCCEEDED, null, outcome);
  }

  public boolean failed(Run run, String reason) {
    return ended(run, RunState.FAILED, reason, null);
  }

  public boolean cancelled(Run run) {
    return ended(run, RunState.CANCELLED, null, null);
  }

  /** Cancels a run: at once where it is queued, at its next step where it is running. */
  public void cancel(RunId run) {
    transaction.executeWithoutResult(
        _ ->
            open(run)
                .ifPresent(
                    r -> {
                      table.requestCancel(run);
                      if (r.course().state() == RunState.QUEUED) {
                        end(r, RunState.CANCELLED, null, null);
                      }
                    }));
  }

  private boolean ended(
      Run run, RunState state, @Nullable String reason, Run.@Nullable Outcome outcome) {
    return transaction.execute(
        _ -> {
          Optional<Run> held = held(run);
          held.ifPresent(r -> end(r, state, reason, outcome));
          return held.isPresent();
        });
  }

  private Optional<Run> open(RunId run) {
    return table.lock(run).filter(r -> !r.course().state().isOver());
  }

  /** The run as long as the attempt that {@code claim} stands for is its last. */
  private Optional<Run> held(Run claim) {
    return open(claim.id()).filter(r -> r.course().attempt() == claim.course().attempt());
  }

  private void end(
      Run run, RunState state, @Nullable String reason, Run.@Nullable Outcome outcome) {
    if (outcome != null) {
      table.outcome(run.id(), outcome);
    }
    String said = state == RunState.CANCELLED ? "Somebody cancelled it" : reason;
    table.end(run.id(), state, said, clock.instant());
    outbox.publish(
        new RunEnded(
            run.id(),
            run.subject().project(),
            state.label(),
            said,
            outcome == null ? null : run.subject().model(),
            outcome == null ? null : outcome.version()));
  }
}
