package io.lynceus.training.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.ParameterVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MovingAverageTest {
  private final NDManager manager = Engines.manager();
  private final Convolution layer = Convolution.normalised(2, 3, 1, 1);
  private final Convolution shadow = Convolution.normalised(2, 3, 1, 1);
  private final ParameterVector live = ParameterVector.of(layer, manager, true);
  private final ParameterVector average = ParameterVector.of(shadow, manager, false);

  @AfterEach
  void close() {
    manager.close();
  }

  /** Running statistics belong to the weights that they were taken with. */
  @Test
  void statisticsAreAveragedWithTheWeights() {
    MovingAverage follower = new MovingAverage(live, average, 0.9, 5);
    layer.fill("gamma", 1);
    layer.fill("variance", 1);
    follower.reset();
    layer.fill("gamma", 3);
    layer.fill("variance", 5);
    follower.follow(1);
    double keep = 0.9 * (1 - Math.exp(-1 / 5.0));
    assertThat((double) value(shadow, "gamma")).isCloseTo(keep + (1 - keep) * 3, within(1e-6));
    assertThat((double) value(shadow, "variance")).isCloseTo(keep + (1 - keep) * 5, within(1e-6));
  }

  @Test
  void resettingMakesItEqualAndKeepsTheSlices() {
    MovingAverage follower = new MovingAverage(live, average, 0.9, 5);
    layer.fill("beta", 4);
    layer.fill("mean", 2);
    follower.reset();
    assertThat(average.learned().toFloatArray()).isEqualTo(live.learned().toFloatArray());
    assertThat(value(shadow, "beta")).isEqualTo(4);
    assertThat(value(shadow, "mean")).isEqualTo(2);
  }

  @Test
  void followsCloselyAtFirstAndThenRemembers() {
    MovingAverage follower = MovingAverage.over(1040, live, average);
    double before = 0;
    for (long step = 1; step <= 1040; step++) {
      double decay = follower.decayAfter(step);
      assertThat(decay).isGreaterThan(before).isLessThan(MovingAverage.decay(1040));
      before = decay;
    }
    assertThat(follower.decayAfter(1)).isLessThan(0.01);
    assertThat(follower.decayAfter(208)).isCloseTo(0.998 * (1 - 1 / Math.E), within(1e-3));
    assertThat(follower.decayAfter(1040)).isGreaterThan(0.99);
  }

  @Test
  void theShortestRunsAverageToo() {
    assertThat(MovingAverage.decay(1)).isEqualTo(0.5);
    assertThat(MovingAverage.patience(1)).isEqualTo(1);
  }

  @Test
  void whatDoesNotMoveStaysToTheBit() {
    layer.fill("gamma", 0.1f);
    MovingAverage follower = MovingAverage.over(100, live, average);
    follower.reset();
    for (int step = 1; step <= 50; step++) {
      follower.follow(step);
    }
    assertThat(value(shadow, "gamma")).isCloseTo(0.1f, within(1e-6f));
  }

  private static float value(Convolution convolution, String parameter) {
    return convolution.parameter(parameter).getArray().getFloat(0);
  }
}
