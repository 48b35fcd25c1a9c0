package io.lynceus.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.Split;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.paging.Paging;
import io.lynceus.training.TrainingServer;
import io.lynceus.training.device.Precision;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.training.run.Runs.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Runs on record, moved by hand: nobody executes them. */
final class RunsIT {
  private static final Instant CREATED = Instant.parse("2026-05-04T10:00:00Z");
  private static final RunProgress EARLY = new RunProgress(1, 4, 3, 40, 2.5, 12);
  private static final RunProgress LATE = new RunProgress(2, 4, 13, 40, 1.5, 9);
  private static final Run.Outcome OUTCOME =
      new Run.Outcome(new Run.Metrics(Split.TEST, 0.5, 0.25, Map.of()), "7");

  private final TrainingServer server = TrainingServer.shared();
  private final Runs runs = server.bean(Runs.class);
  private final TransactionOperations transaction = server.bean(TransactionOperations.class);

  @Test
  void everyBeginningIsAnotherAttemptAndTheFirstStartCounts() {
    RunId id = add("attempts");
    Run first = runs.begin(id).orElseThrow();
    Run second = runs.begin(id).orElseThrow();
    assertThat(first.course().state()).isEqualTo(RunState.RUNNING);
    assertThat(first.course().attempt()).isEqualTo(1);
    assertThat(second.course().attempt()).isEqualTo(2);
    assertThat(second.course().times().started()).isEqualTo(first.course().times().started());
  }

  /** A worker that was thought dead wakes: nothing that it says is written, whatever it says. */
  @Test
  void anAttemptThatLostItsRunWritesNothing() {
    RunId id = add("fenced");
    Run old = runs.begin(id).orElseThrow();
    runs.computesIn(old, Precision.BFLOAT16);
    Run current = runs.begin(id).orElseThrow();
    assertThat(runs.progressed(current, LATE)).isEqualTo(Standing.GOES_ON);

    assertThat(runs.progressed(old, EARLY)).isEqualTo(Standing.LOST);
    runs.computesIn(old, Precision.FLOAT32);
    assertThat(runs.failed(old, "its files are gone")).isFalse();
    assertThat(runs.cancelled(old)).isFalse();
    assertThat(runs.succeeded(old, OUTCOME)).isFalse();
    Run untouched = runs.find(id).orElseThrow();
    assertThat(untouched.course().state()).isEqualTo(RunState.RUNNING);
    assertThat(untouched.course().progress()).isEqualTo(LATE);
    assertThat(untouched.course().precision()).isEqualTo(Precision.BFLOAT16);
    assertThat(untouched.course().reason()).isNull();

    assertThat(runs.succeeded(current, OUTCOME)).isTrue();
    assertThat(runs.failed(old, "too late")).isFalse();
    assertThat(runs.find(id).orElseThrow().course().outcome()).isEqualTo(OUTCOME);
  }

  @Test
  void anAttemptThatLostItsRunTellsNobodyAnything() {
    RunId id = add("silent");
    Run old = runs.begin(id).orElseThrow();
    runs.begin(id);
    assertThat(
            events(
                id,
                () -> {
                  runs.progressed(old, EARLY);
                  runs.failed(old, "its files are gone");
                }))
        .isEmpty();
  }

  /** Two workers that take over at the same moment: one of them is the last. */
  @Test
  void attemptsThatBeginAtOnceAreDifferentOnes() throws InterruptedException, ExecutionException {
    RunId id = add("race");
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      Callable<Integer> begin = () -> runs.begin(id).orElseThrow().course().attempt();
      List<Integer> attempts = new java.util.ArrayList<>();
      for (var attempt : pool.invokeAll(List.of(begin, begin, begin, begin))) {
        attempts.add(attempt.get());
      }
      assertThat(attempts).containsExactlyInAnyOrder(1, 2, 3, 4);
    }
  }

  @Test
  void aQueuedRunIsCancelledAtOnceAndNeverBegins() {
    RunId id = add("queued");
    runs.cancel(id);
    assertOver(id, RunState.CANCELLED, "Somebody cancelled it");
    assertThat(runs.begin(id)).isEmpty();
  }

  @Test
  void aRunningOneHearsOfItWhenItMovesOn() {
    Run run = runs.begin(add("running")).orElseThrow();
    runs.cancel(run.id());
    assertThat(runs.find(run.id()).orElseThrow().course().state()).isEqualTo(RunState.RUNNING);
    assertThat(runs.progressed(run, EARLY)).isEqualTo(Standing.CANCELLED);
    assertThat(runs.cancelled(run)).isTrue();
    assertOver(run.id(), RunState.CANCELLED, "Somebody cancelled it");
  }

  /** Its process died before it heard; whoever takes it over ends it. */
  @Test
  void aCancelledRunThatNobodyExecutesIsCancelledWhenItIsTakenOver() {
    Run run = runs.begin(add("dead")).orElseThrow();
    runs.cancel(run.id());
    assertThat(runs.begin(run.id())).isEmpty();
    assertOver(run.id(), RunState.CANCELLED, "Somebody cancelled it");
  }

  @Test
  void whatIsOverStaysAsItIs() {
    Run run = runs.begin(add("over")).orElseThrow();
    assertThat(runs.failed(run, "Training diverged at step 1")).isTrue();
    runs.cancel(run.id());
    assertThat(runs.succeeded(run, OUTCOME)).isFalse();
    assertThat(runs.progressed(run, EARLY)).isEqualTo(Standing.LOST);
    assertThat(runs.begin(run.id())).isEmpty();
    assertOver(run.id(), RunState.FAILED, "Training diverged at step 1");
    assertThat(runs.find(run.id()).orElseThrow().course().outcome()).isNull();
  }

  @Test
  void everyChangeIsToldWithItsRow() {
    RunId id = add("told");
    Run run = runs.begin(id).orElseThrow();
    assertThat(events(id, () -> runs.progressed(run, EARLY)))
        .singleElement()
        .asString()
        .contains("RunProgressed", "\"loss\":2.5", "\"secondsLeft\":12");
    assertThat(events(id, () -> runs.succeeded(run, OUTCOME)))
        .singleElement()
        .asString()
        .contains("RunEnded", "\"state\":\"succeeded\"", "\"model\":\"told\"", "\"version\":\"7\"");
    Run failing = runs.begin(add("failing")).orElseThrow();
    assertThat(events(failing.id(), () -> runs.failed(failing, "No space left")))
        .singleElement()
        .asString()
        .contains("\"state\":\"failed\"", "\"reason\":\"No space left\"")
        .doesNotContain("\"version\":\"");
  }

  @Test
  void aCallerSeesTheRunsOfItsProjectsOnly() {
    RunId seen = add("seen");
    add("unseen");
    Caller caller =
        new Caller(
            "ada",
            Set.of(Role.VIEWER),
            new ProjectScope.Only(Set.of(new ProjectName("seen"), new ProjectName("none"))));
    assertThat(runs.page(null, caller, Paging.first(10))).extracting(Run::id).containsOnly(seen);
    assertThat(runs.page(new ProjectName("unseen"), caller, Paging.first(10))).isEmpty();
    assertThat(runs.find(seen, caller)).isPresent();
    Caller stranger =
        new Caller(
            "bob",
            Set.of(Role.VIEWER),
            new ProjectScope.Only(Set.of(new ProjectName("elsewhere"))));
    assertThat(runs.find(seen, stranger)).isEmpty();
    assertThat(runs.find(new RunId("never"))).isEmpty();
  }

  private void assertOver(RunId id, RunState state, String reason) {
    Run.Course course = runs.find(id).map(Run::course).orElseThrow();
    assertThat(course.state()).isEqualTo(state);
    assertThat(course.reason()).isEqualTo(reason);
    assertThat(course.times().ended()).isNotNull();
  }

  /** What is told within a transaction that is then taken back. */
  private List<String> events(RunId id, Runnable change) {
    JdbcClient jdbc = server.bean(JdbcClient.class);
    return Optional.ofNullable(
            transaction.<List<String>>execute(
                status -> {
                  change.run();
                  List<String> told =
                      jdbc.sql("select body from outbox where entity = ? order by position")
                          .param(id.value())
                          .query(
                              (row, _) -> new String(row.getBytes("body"), StandardCharsets.UTF_8))
                          .list();
                  status.setRollbackOnly();
                  return told;
                }))
        .orElseThrow();
  }

  private RunId add(String name) {
    RunId id = new RunId(name + "-" + Clock.systemUTC().instant());
    runs.add(
        Run.queued(
            id,
            new Run.Subject(
                new ProjectName(name), new DatasetVersionId("ab".repeat(32)), new ModelName(name)),
            new RunOptions(Preset.PICO, 64, 4, 4, 1, Orientation.UPRIGHT, null),
            new Run.Origin("ada", CREATED)));
    return id;
  }
}
