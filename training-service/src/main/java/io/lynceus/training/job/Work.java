package io.lynceus.training.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * A queue of one kind of work and its one worker. Work is known by an id; it is done until its
 * {@link Doing} returns, also by another process after this one has died. Where it throws, it is
 * tried again a little later: whatever is final, {@link Doing} writes down and returns.
 */
public final class Work implements SmartLifecycle {
  private static final int SILENT_HEARTBEATS = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final OneTimeTask<Void> task;
  private final SchedulerClient client;
  private final Scheduler worker;
  private final Clock clock;
  private volatile boolean running;

  /** What is done; on a platform thread, because it is native and long. */
  @FunctionalInterface
  public interface Doing {
    void execute(String id, Stopping stopping);
  }

  /** Whether the process is ending, so that work should stop and wait for the next one. */
  @FunctionalInterface
  public interface Stopping {
    boolean isTrue();
  }

  Work(String kind, DataSource database, JobProperties properties, Clock clock, Doing doing) {
    String table = "scheduled_" + kind;
    this.clock = clock;
    this.task =
        Tasks.oneTime(kind)
            .onFailure((complete, operations) -> tryAgain(complete, operations))
            .execute(
                (instance, context) ->
                    doing.execute(
                        instance.getId(), () -> context.getSchedulerState().isShuttingDown()));
    // Within the caller's transaction: the work is there if and only if its row is.
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
            .tableName(table)
            .build();
    this.worker =
        Scheduler.create(database, task)
            .tableName(table)
            .clock(clock::instant)
            .threads(1)
            .pollingInterval(properties.poll())
            .heartbeatInterval(properties.heartbeat())
            .missedHeartbeatsLimit(SILENT_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(15))
            .build();
  }

  private static void tryAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int failures = Math.min(complete.getExecution().consecutiveFailures, 6);
    Duration pause = Duration.ofSeconds(1L << failures);
    operations.reschedule(
        complete,
        complete.getTimeDone().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
  }

  /** Queues work in the caller's transaction. */
  public void queue(String id) {
    client.scheduleIfNotExists(task.instance(id), clock.instant());
    worker.triggerCheckForDueExecutions();
  }

  @Override
  public void start() {
    worker.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
