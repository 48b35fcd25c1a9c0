package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.evidence.Topics;
import io.lynceus.e2e.failpoint.FailPoint;
import io.lynceus.e2e.failpoint.FailPoint.Effect;
import io.lynceus.e2e.failpoint.FailPoint.Place;
import io.lynceus.localstack.platform.ServiceModule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that are nonsense, meet a bug, or come again in another order. */
final class EventFaultIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String DATASETS = "lynceus.datasets";
  private static final Duration SOON = Duration.ofSeconds(10);
  private final Topics topics = new Topics(PLATFORM.connections());

  /** It is given up at once; what stands behind it in the partition is heard. */
  @Test
  void f12NonsenseIsPutAsideAtOnce() throws Exception {
    String mark = "nonsense-" + Long.toHexString(System.nanoTime());
    FaultRun.of(PLATFORM, "F12", 12)
        .survives(
            history -> {
              for (String text : List.of("{\"" + mark + "\"", "[]" + mark, mark)) {
                topics.say(DATASETS, mark, text);
              }
              await()
                  .atMost(SOON)
                  .untilAsserted(() -> assertThat(topics.deadWith(DATASETS, mark)).hasSize(3));
            });
  }

  /** Four failures and a success: nothing was given up, and everything behind it waited. */
  @Test
  void f13BugThatPassesCostsNothing() throws Exception {
    FaultRun.of(PLATFORM, "F13", 13)
        .survives(
            history ->
                Holding.untilPassed(
                    PLATFORM,
                    ServiceModule.TRAINING,
                    FailPoint.of(Effect.BUG, Place.STATEMENT, "insert into dataset_version")
                        .times(4)));
  }

  /** Heard three times more, in any order: every effect is there once. */
  @Test
  void f14EverythingIsSaidAgainInDisorder() throws Exception {
    FaultRun.of(PLATFORM, "F14", 14)
        .survives(
            history -> {
              for (int time = 1; time <= 3; time++) {
                topics.sayAgainInDisorder(DATASETS, history.projects(), time);
              }
            });
  }
}
