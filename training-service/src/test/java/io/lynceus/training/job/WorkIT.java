package io.lynceus.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.training.TrainingServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The queue on a real database; each test has a kind of work, hence a table, of its own. */
final class WorkIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TrainingServer server = TrainingServer.shared();
  private final JdbcClient jdbc = server.bean(JdbcClient.class);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void isDoneOneAtATimeInTheOrderOfQueueing() {
    AtomicInteger atWork = new AtomicInteger();
    Work work =
        work(
            "orderly",
            (id, _) -> {
              done.add(id + atWork.incrementAndGet());
              atWork.decrementAndGet();
            });
    List.of("a", "b", "c", "d").forEach(work::queue);
    run(work, () -> await("a1", "b1", "c1", "d1"));
    assertThat(waiting("orderly")).isZero();
  }

  @Test
  void whatThrowsIsTriedAgainLaterAndHoldsNobodyUp() {
    Work work =
        work(
            "stubborn",
            (id, _) -> {
              done.add(id);
              if (id.equals("bad") && done.stream().filter("bad"::equals).count() < 2) {
                throw new IllegalStateException("The registry is away");
              }
            });
    work.queue("bad");
    work.queue("good");
    run(work, () -> await("bad", "good", "bad"));
    assertThat(waiting("stubborn")).isZero();
  }

  @Test
  void whatIsQueuedInATransactionThatFailsIsNotThere() {
    Work work = work("undone", (id, _) -> done.add(id));
    server
        .bean(TransactionOperations.class)
        .executeWithoutResult(
            status -> {
              work.queue("never");
              status.setRollbackOnly();
            });
    assertThat(waiting("undone")).isZero();
  }

  @Test
  void theSameIdIsQueuedOnce() {
    Work work = work("once", (id, _) -> done.add(id));
    work.queue("a");
    work.queue("a");
    assertThat(waiting("once")).isEqualTo(1);
    run(work, () -> await("a"));
  }

  /** Its worker has not been heard of for an hour. */
  @Test
  void whatADeadWorkerHadIsTakenOver() {
    Work work = work("orphaned", (id, _) -> done.add(id));
    work.queue("left");
    jdbc.sql(
            """
            update scheduled_orphaned
            set picked = true, picked_by = 'a worker that is gone', version = version + 1,
                last_heartbeat = now() - interval '1 hour'""")
        .update();
    run(work, () -> await("left"));
  }

  /** As when the process ends in good order: the work stops and is there for the next one. */
  @Test
  void stoppingIsHeardAndLeavesTheWorkToTheNext() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Work first =
        work(
            "handed",
            (id, stopping) -> {
              begun.countDown();
              while (!stopping.isTrue()) {
                LockSupport.parkNanos(1_000_000);
              }
              done.add(id + " stopped");
              throw new IllegalStateException("The service is stopping");
            });
    first.queue("a");
    first.start();
    begun.await();
    first.stop();
    assertThat(first.isRunning()).isFalse();
    assertThat(done).containsExactly("a stopped");
    assertThat(waiting("handed")).isEqualTo(1);
    Work next =
        server.bean(WorkQueues.class).of("handed", (id, _) -> done.add(id + " by the next"));
    run(next, () -> await("a stopped", "a by the next"));
  }

  private Work work(String kind, Work.Doing doing) {
    jdbc.sql("create table scheduled_%s (like scheduled_run including all)".formatted(kind))
        .update();
    return server.bean(WorkQueues.class).of(kind, doing);
  }

  private static void run(Work work, Runnable meanwhile) {
    work.start();
    try {
      meanwhile.run();
    } finally {
      work.stop();
    }
  }

  private void await(String... expected) {
    Awaitility.await().atMost(PATIENCE).until(() -> done.size() >= expected.length);
    assertThat(done).containsExactly(expected);
  }

  private int waiting(String kind) {
    return jdbc.sql("select count(*) from scheduled_" + kind).query(Integer.class).single();
  }
}
