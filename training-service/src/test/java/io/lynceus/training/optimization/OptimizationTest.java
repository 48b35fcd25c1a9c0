package io.lynceus.training.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.ParameterVector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a NumPy program: one weight that decays, one bias that does not. */
final class OptimizationTest {
  private final NDManager manager = Engines.manager();
  private final Convolution layer = Convolution.plain(1, 1);
  private final ParameterVector vector = ParameterVector.of(layer, manager, true);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void adamStepsAsAnIndependentComputationDoes() {
    set(1, -2);
    try (AdamW adam = new AdamW(vector, 0.1)) {
      float[][] gradients = {{0.5f, -1}, {0.1f, 2}, {-0.3f, 0.2f}};
      for (int i = 0; i < gradients.length; i++) {
        adam.step(manager.create(gradients[i]), 1, 0.01, i + 1);
      }
      assertValues(vector.learned(), 0.9768934805855126, -1.997049199648998);
      assertValues(adam.first(), 0.0195, 0.119);
      assertValues(adam.second(), 0.00034949025, 0.005034001);
    }
  }

  @Test
  void aScaledGradientIsASmallerOne() {
    set(1, -2);
    try (AdamW scaled = new AdamW(vector, 0)) {
      scaled.step(manager.create(new float[] {4, 8}), 0.25, 0.01, 1);
      assertValues(scaled.first(), 0.1, 0.2);
      assertValues(scaled.second(), 0.001, 0.004);
    }
  }

  @Test
  void theAverageFollowsAsAnIndependentComputationDoes() {
    Convolution other = Convolution.plain(1, 1);
    try (ParameterVector average = ParameterVector.of(other, manager, false)) {
      MovingAverage follower = new MovingAverage(vector, average, 0.9, 5);
      set(1, 0);
      follower.reset();
      double[] expected = {1, 1.7032880414320755, 3.0673752601454085};
      float[] live = {1, 2, 4};
      for (int i = 0; i < live.length; i++) {
        set(live[i], 0);
        follower.follow(i + 1);
        assertThat((double) average.learned().getFloat(0)).isCloseTo(expected[i], within(1e-6));
      }
    }
  }

  @Test
  void theAverageRemembersHalfAShortRunAndTenThousandStepsOfALongOne() {
    assertThat(MovingAverage.decay(1040)).isCloseTo(0.998, within(1e-3));
    assertThat(MovingAverage.patience(1040)).isEqualTo(208);
    assertThat(MovingAverage.decay(1_000_000)).isEqualTo(0.9999);
    assertThat(MovingAverage.patience(1_000_000)).isEqualTo(2000);
  }

  @Test
  void chunksMeetTheBorderAndCoverEverything() {
    NDArray array = manager.zeros(new Shape(150_000));
    List<NDArray> chunks = Chunks.of(array, 70_000);
    assertThat(chunks.stream().map(NDArray::size))
        .containsExactly(65_536L, 4_464L, 65_536L, 14_464L);
    chunks.forEach(chunk -> chunk.addi(manager.create(1f)));
    assertThat(array.sum().getFloat()).isEqualTo(150_000);
  }

  private void set(float weight, float bias) {
    layer.fill("weight", weight);
    layer.fill("bias", bias);
  }

  private static void assertValues(NDArray array, double first, double second) {
    assertThat((double) array.getFloat(0)).isCloseTo(first, within(1e-6));
    assertThat((double) array.getFloat(1)).isCloseTo(second, within(1e-6));
  }
}
