package io.lynceus.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.training.fitting.Progress;
import io.lynceus.training.run.RunProgress;
import io.lynceus.training.run.Runs.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressWatchTest {
  private final List<RunProgress> told = new ArrayList<>();
  private long now;
  private Standing standing = Standing.GOES_ON;
  private boolean stopping;
  private final ProgressWatch watch =
      new ProgressWatch(
          progress -> {
            told.add(progress);
            return standing;
          },
          () -> stopping,
          () -> now);

  @Test
  void tellsAtOnceThenOnceASecondAndOfTheLastStep() {
    for (int step = 1; step <= 30; step++) {
      now += 100_000_000;
      watch.accept(step(step));
    }
    assertThat(told).extracting(RunProgress::step).containsExactly(1L, 11L, 21L, 30L);
  }

  @Test
  void guessesTheTimeLeftFromThisSessionAlone() {
    now = 4_000_000_000L;
    watch.accept(step(21));
    now += 1_000_000_000;
    watch.accept(step(22));
    assertThat(told.getLast().secondsLeft()).isEqualTo(20); // 8 steps at 2.5 s
    assertThat(told.getLast().epoch()).isEqualTo(3);
  }

  @Test
  void stopsWhenSomebodyCancelled() {
    standing = Standing.CANCELLED;
    assertThatThrownBy(() -> watch.accept(step(1))).isInstanceOf(RunStopped.Cancelled.class);
  }

  @Test
  void leavesTheRunToTheAttemptThatTookItOver() {
    watch.accept(step(1));
    standing = Standing.LOST;
    now += 1_000_000_000;
    assertThatThrownBy(() -> watch.accept(step(2))).isInstanceOf(RunStopped.Lost.class);
  }

  @Test
  void stopsAtTheNextStepWhenTheProcessIsEnding() {
    watch.accept(step(1));
    stopping = true;
    assertThatThrownBy(() -> watch.accept(step(2))).isInstanceOf(RunStopped.Interrupted.class);
    assertThat(told).hasSize(1);
  }

  private static Progress step(long step) {
    return new Progress(2, 3, step, 30, 1.5);
  }
}
