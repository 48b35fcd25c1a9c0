package io.lynceus.training.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.ParameterVector;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On 73,728 weights, which are more than one chunk, and 256 values that do not decay. */
final class AdamWTest {
  private static final double RATE = 2e-3;
  private static final double DECAY = 0.1;

  private final NDManager manager = Engines.manager();
  private final Convolution layer = Convolution.normalised(64, 128, 3, 1);
  private final ParameterVector vector = ParameterVector.of(layer, manager, true);

  @AfterEach
  void close() {
    manager.close();
  }

  /** The published algorithm, one value at a time, in double precision. */
  @Test
  void everyValueStepsAsThePaperSays() {
    layer.start(new SplittableRandom(1));
    double[] weights = doubles(vector.learned());
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    try (AdamW adam = new AdamW(vector, DECAY)) {
      RandomGenerator random = new SplittableRandom(2);
      for (int step = 1; step <= 5; step++) {
        float[] gradient = gradient(random, weights.length);
        double scale = step == 3 ? 0.01 : 1;
        adam.step(manager.create(gradient), scale, RATE, step);
        for (int i = 0; i < weights.length; i++) {
          double g = gradient[i] * scale;
          first[i] = 0.9 * first[i] + 0.1 * g;
          second[i] = 0.999 * second[i] + 0.001 * g * g;
          double mean = first[i] / (1 - Math.pow(0.9, step));
          double variance = second[i] / (1 - Math.pow(0.999, step));
          double decay = i < vector.decayed() ? RATE * DECAY * weights[i] : 0;
          weights[i] -= decay + RATE * mean / (Math.sqrt(variance) + 1e-8);
        }
      }
      assertClose(vector.learned(), weights, 3e-6);
      assertClose(adam.first(), first, 3e-6);
      assertClose(adam.second(), second, 3e-6);
    }
  }

  @Test
  void withoutAGradientOnlyWeightsOfConvolutionsShrink() {
    layer.fill("beta", 1);
    try (NDArray ones = manager.ones(vector.learned().getShape());
        AdamW adam = new AdamW(vector, DECAY)) {
      ParameterVector.assign(vector.learned(), ones);
      adam.step(manager.zeros(vector.learned().getShape()), 1, RATE, 1);
    }
    float[] values = vector.learned().toFloatArray();
    for (int i = 0; i < values.length; i++) {
      double expected = i < vector.decayed() ? 1 - RATE * DECAY : 1;
      assertThat((double) values[i]).isCloseTo(expected, within(1e-7));
    }
    assertThat(vector.decayed()).isEqualTo(64 * 128 * 9);
  }

  /** What a resumed run relies on: with the moments back, the next step is the same to the bit. */
  @Test
  void goesOnFromItsMomentsToTheSameBits() {
    layer.start(new SplittableRandom(1));
    RandomGenerator random = new SplittableRandom(3);
    float[] one = gradient(random, (int) vector.learned().size());
    float[] two = gradient(random, one.length);
    float[] weights;
    float[] first;
    float[] second;
    float[] undisturbed;
    try (AdamW adam = new AdamW(vector, DECAY)) {
      adam.step(manager.create(one), 1, RATE, 1);
      weights = vector.learned().toFloatArray();
      first = adam.first().toFloatArray();
      second = adam.second().toFloatArray();
      adam.step(manager.create(two), 1, RATE, 2);
      undisturbed = vector.learned().toFloatArray();
    }
    try (AdamW resumed = new AdamW(vector, DECAY)) {
      ParameterVector.assign(vector.learned(), manager.create(weights));
      ParameterVector.assign(resumed.first(), manager.create(first));
      ParameterVector.assign(resumed.second(), manager.create(second));
      resumed.step(manager.create(two), 1, RATE, 2);
    }
    assertThat(vector.learned().toFloatArray()).isEqualTo(undisturbed);
  }

  @Test
  void aStepLeavesNoArraysBehind() {
    try (AdamW adam = new AdamW(vector, DECAY);
        NDArray gradient = manager.ones(vector.learned().getShape())) {
      adam.step(gradient, 1, RATE, 1);
      int before = arrays(adam);
      adam.step(gradient, 1, RATE, 2);
      adam.step(gradient, 1, RATE, 3);
      assertThat(arrays(adam)).isEqualTo(before);
    }
  }

  private int arrays(AdamW adam) {
    return manager.getManagedArrays().size()
        + adam.first().getManager().getManagedArrays().size()
        + vector.learned().getManager().getManagedArrays().size();
  }

  private static float[] gradient(RandomGenerator random, int size) {
    float[] gradient = new float[size];
    for (int i = 0; i < size; i++) {
      gradient[i] = (float) random.nextGaussian();
    }
    return gradient;
  }

  private static double[] doubles(NDArray array) {
    float[] values = array.toFloatArray();
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static void assertClose(NDArray array, double[] expected, double tolerance) {
    float[] values = array.toFloatArray();
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      worst = Math.max(worst, Math.abs(values[i] - expected[i]));
    }
    assertThat(values).hasSameSizeAs(expected);
    assertThat(worst).isLessThan(tolerance);
  }
}
