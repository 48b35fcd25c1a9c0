package io.lynceus.training.run;

import io.lynceus.contracts.RunId;
import io.lynceus.contracts.event.RunEnded;
import io.lynceus.contracts.event.RunProgressed;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.training.precision.Precision;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What can happen to a run, each with what is told of it. A run that is over stays as it is. */
@Component
public final class Runs {
  private final RunTable table;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final Clock clock;

  Runs(RunTable table, Outbox outbox, TransactionOperations transaction, Clock clock) {
    this.table = table;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The run, now running; empty where it is over or should be. */
  public Optional<Run> begin(RunId run) {
    return transaction.execute(
        _ -> {
          Optional<Run> open = open(run);
          if (open.filter(r -> r.course().cancelRequested()).isPresent()) {
            end(open.get(), RunState.CANCELLED, null);
            return Optional.<Run>empty();
          }
          open.ifPresent(r -> table.begin(run, clock.instant()));
          return open;
        });
  }

  /** In what the run computes, from now on and after every resumption. */
  public void computesIn(RunId run, Precision precision) {
    table.precision(run, precision);
  }

  /** The run moved on; answers whether it should stop, because somebody cancelled it. */
  public boolean progressed(RunId run, RunProgress progress) {
    return transaction.execute(
        _ -> {
          Optional<Run> open = open(run);
          open.ifPresent(
              r -> {
                table.progress(run, progress);
                outbox.publish(
                    new RunProgressed(
                        run,
                        r.subject().project(),
                        progress.epoch(),
                        progress.epochs(),
                        progress.step(),
                        progress.loss(),
                        progress.secondsLeft()));
              });
          return open.filter(r -> !r.course().cancelRequested()).isEmpty();
        });
  }

  public void succeeded(RunId run, Run.Outcome outcome) {
    ended(run, RunState.SUCCEEDED, null, outcome);
  }

  public void failed(RunId run, String reason) {
    ended(run, RunState.FAILED, reason, null);
  }

  public void cancelled(RunId run) {
    ended(run, RunState.CANCELLED, null, null);
  }

  /** Cancels a run: at once where it is queued, at its next step where it is running. */
  void cancel(RunId run) {
    transaction.executeWithoutResult(
        _ ->
            open(run)
                .ifPresent(
                    r -> {
                      table.requestCancel(run);
                      if (r.course().state() == RunState.QUEUED) {
                        end(r, RunState.CANCELLED, null);
                      }
                    }));
  }

  private void ended(
      RunId run, RunState state, @Nullable String reason, Run.@Nullable Outcome outcome) {
    transaction.executeWithoutResult(
        _ ->
            open(run)
                .ifPresent(
                    r -> {
                      if (outcome != null) {
                        table.outcome(run, outcome);
                      }
                      if (reason != null) {
                        end(r, state, reason);
                      } else {
                        end(r, state, null);
                      }
                    }));
  }

  private Optional<Run> open(RunId run) {
    return table.lock(run).filter(r -> !r.course().state().isOver());
  }

  private void end(Run run, RunState state, @Nullable String reason) {
    String said = state == RunState.CANCELLED ? "Somebody cancelled it" : reason;
    table.end(run.id(), state, said, clock.instant());
    boolean published = state == RunState.SUCCEEDED;
    outbox.publish(
        new RunEnded(
            run.id(),
            run.subject().project(),
            state.label(),
            said,
            published ? run.subject().model() : null,
            published
                ? table
                    .find(run.id())
                    .map(r -> r.course().outcome())
                    .map(Run.Outcome::version)
                    .orElse(null)
                : null));
  }
}
