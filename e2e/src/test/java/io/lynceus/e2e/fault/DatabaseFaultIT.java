package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.BackingSystem;
import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.failpoint.FailPoint;
import io.lynceus.e2e.failpoint.FailPoint.Effect;
import io.lynceus.e2e.failpoint.FailPoint.Place;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Invariant;
import io.lynceus.e2e.proxy.Fault;
import io.lynceus.localstack.platform.ServiceModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL is away, forgets its connections, chooses a victim, or is slow. */
final class DatabaseFaultIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();

  @Test
  void f25DatabaseIsAwayForAWhile() throws Exception {
    away(6);
  }

  @Tag("chaos")
  @Test
  void f25DatabaseIsAwayForHalfAMinute() throws Exception {
    away(30);
  }

  private static void away(int seconds) throws Exception {
    FaultRun.of(PLATFORM, "F25", seconds).survives(history -> during(new Fault.Down(), seconds));
  }

  @Tag("chaos")
  @ParameterizedTest
  @ValueSource(ints = {10, 40})
  void f43PartitionFromTheDatabase(int seconds) throws Exception {
    FaultRun.of(PLATFORM, "F43 PostgreSQL", seconds)
        .survives(history -> during(new Fault.Partition(), seconds));
  }

  /** Whoever waits for an answer that never comes must give up by itself. */
  @Tag("chaos")
  @Test
  void f43ConnectionsToTheDatabaseAreForgotten() throws Exception {
    FaultRun.of(PLATFORM, "F43 PostgreSQL", 43)
        .clients(20)
        .survives(history -> during(new Fault.Blackhole(), 35));
  }

  /** The service tries again by itself: no client hears of it. */
  @Test
  void f27VictimOfADeadlockIsTriedAgain() throws Exception {
    FaultRun run = FaultRun.of(PLATFORM, "F27", 27);
    run.survives(
        history -> {
          int failures = history.failures();
          for (String row : List.of("insert into image", "insert into annotation")) {
            Holding.untilPassed(
                PLATFORM,
                ServiceModule.DATA,
                FailPoint.of(Effect.DEADLOCK, Place.BEFORE_COMMIT, row).times(2));
          }
          if (history.failures() > failures) {
            run.object(Invariant.I1, "a client was told of a deadlock");
          }
        });
  }

  /** As many slow lists as there are connections: others hear "later" before they lose patience. */
  @Test
  void f28PoolIsExhaustedBySlowQueries() throws Exception {
    FaultRun run = FaultRun.of(PLATFORM, "F28", 28);
    run.survives(
        history -> {
          String path = "/projects/%s/images".formatted(history.projects().iterator().next());
          PLATFORM
              .links()
              .arm(
                  ServiceModule.DATA,
                  FailPoint.of(Effect.WAIT, Place.STATEMENT, "order by m.arrival limit")
                      .waiting(4_000)
                      .times(16));
          List<Answer> answers = together(40, () -> run.api().get(path));
          PLATFORM.links().disarm(ServiceModule.DATA);
          answers.stream()
              .filter(answer -> answer.status() != 200 && answer.status() != 503)
              .filter(answer -> answer.status() != 504)
              .forEach(answer -> run.object(Invariant.I7, "told " + answer));
          assertThat(answers.stream().filter(answer -> answer.status() == 503)).isNotEmpty();
          assertThat(answers).allMatch(a -> a.took().compareTo(Duration.ofSeconds(4)) < 0);
        });
  }

  private static List<Answer> together(int count, Callable<Answer> request) throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        futures.add(callers.submit(request));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static void during(Fault fault, int seconds) {
    PLATFORM.links().set(BackingSystem.POSTGRES, fault);
    Holding.forSeconds(seconds);
    PLATFORM.links().set(BackingSystem.POSTGRES, new Fault.None());
  }
}
