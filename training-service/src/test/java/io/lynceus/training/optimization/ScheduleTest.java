package io.lynceus.training.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.training.optimization.Schedule.Decay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ScheduleTest {
  /** From a NumPy program: peak 0.002, last 0.01 of it, 10 steps of warm-up in 100. */
  @ParameterizedTest
  @CsvSource({
    "COSINE, 0, 0.0002",
    "COSINE, 4, 0.0009960967771506667",
    "COSINE, 9, 0.0019606907488201736",
    "COSINE, 50, 0.00101",
    "COSINE, 99, 2.048850523792572e-05",
    "COSINE, 100, 2e-05",
    "LINEAR, 0, 0.0002",
    "LINEAR, 50, 0.00101",
    "LINEAR, 100, 2e-05"
  })
  void equalsAnIndependentComputation(Decay decay, long step, double rate) {
    assertThat(new Schedule(2e-3, 0.01, 10, 100, decay).rate(step)).isCloseTo(rate, within(1e-15));
  }

  @Test
  void withoutWarmUpItStartsAtThePeak() {
    assertThat(new Schedule(0.1, 0, 0, 5, Decay.LINEAR).rate(0)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void risesInAStraightLineThenFallsWithoutAJump(Decay decay) {
    Schedule schedule = new Schedule(2e-3, 0.01, 50, 1000, decay);
    for (int step = 1; step < 50; step++) {
      assertThat(schedule.rate(step)).isGreaterThan(schedule.rate(step - 1));
    }
    for (int step = 50; step <= 1000; step++) {
      assertThat(schedule.rate(step))
          .isLessThan(schedule.rate(step - 1))
          .isGreaterThanOrEqualTo(2e-5 - 1e-12);
      assertThat(schedule.rate(step - 1) - schedule.rate(step)).isLessThan(2e-3 / 500);
    }
  }

  @Test
  void staysAtTheLastRateAfterTheEnd() {
    Schedule schedule = new Schedule(2e-3, 0.01, 0, 100, Decay.COSINE);
    assertThat(schedule.rate(5000)).isEqualTo(schedule.rate(100)).isCloseTo(2e-5, within(1e-15));
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new Schedule(Double.NaN, 0.01, 0, 5, Decay.COSINE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(0.1, 2, 0, 5, Decay.COSINE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(0.1, 0, 0, 0, Decay.COSINE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
