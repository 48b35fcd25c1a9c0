package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.optimization.Schedule;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecipeTest {
  @Test
  void theUsualOneIsWhatTheRationaleSays() {
    Recipe usual = Recipe.usual(40, 7, Orientation.FREE);
    assertThat(usual)
        .isEqualTo(
            new Recipe(
                40,
                8,
                10,
                7,
                new Stepping(2e-3, 0.01, 3, Schedule.Decay.COSINE, 5e-4),
                new Augmentation(0.015, 0.4, 0.3, 0.3, 0.1, Orientation.FREE)));
  }

  /** Epochs of a run, and how many of them come before the mosaic closes. */
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "4, 3", "8, 6", "40, 30", "100, 90"})
  void mosaicClosesForTheLastTenEpochsOrAQuarter(int epochs, int open) {
    Recipe recipe = Recipe.usual(epochs, 0, Orientation.UPRIGHT);
    assertThat(IntStream.range(0, epochs).filter(recipe::isMosaic))
        .containsExactlyElementsOf(IntStream.range(0, open).boxed().toList());
  }

  @Test
  void validatesEveryFifthEpochAndAllOfTheLastQuarter() {
    Recipe recipe = Recipe.usual(40, 0, Orientation.UPRIGHT);
    assertThat(IntStream.range(0, 40).filter(recipe::isValidated).map(e -> e + 1))
        .containsExactly(5, 10, 15, 20, 25, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "10000"})
  void theLastEpochIsAlwaysValidated(int epochs) {
    assertThat(Recipe.usual(epochs, 0, Orientation.UPRIGHT).isValidated(epochs - 1)).isTrue();
  }

  @Test
  void anotherBatchChangesNothingElse() {
    Recipe usual = Recipe.usual(40, 7, Orientation.UPRIGHT);
    assertThat(usual.withBatch(3).batch()).isEqualTo(3);
    assertThat(usual.withBatch(3).withBatch(8)).isEqualTo(usual);
  }

  /** Steps of warm-up: three epochs, or a quarter of a short run. */
  @ParameterizedTest
  @CsvSource({"40, 26, 78", "4, 26, 26", "1, 26, 7", "1, 1, 0", "12, 100, 300"})
  void warmUpIsThreeEpochsOrAQuarter(int epochs, int batches, int warmUp) {
    Schedule schedule = Stepping.USUAL.over(epochs, batches);
    assertThat(schedule.warmUp()).isEqualTo(warmUp);
    assertThat(schedule.steps()).isEqualTo(epochs * batches);
    assertThat(schedule.rate(schedule.steps())).isCloseTo(2e-5, within(1e-12));
  }

  @Test
  void refusesNonsense() {
    Recipe usual = Recipe.usual(4, 0, Orientation.UPRIGHT);
    assertThatThrownBy(() -> Recipe.usual(0, 0, Orientation.UPRIGHT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> usual.withBatch(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batches of 0");
    assertThatThrownBy(() -> new Stepping(0, 0.01, 3, Schedule.Decay.COSINE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stepping(Double.NaN, 0.01, 3, Schedule.Decay.COSINE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stepping(1e-3, 0.01, -1, Schedule.Decay.LINEAR, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stepping(1e-3, 0.01, 3, Schedule.Decay.LINEAR, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
