package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Drawn;
import io.lynceus.training.Engines;
import io.lynceus.training.batch.Batch;
import io.lynceus.training.batch.EpochBatches;
import io.lynceus.training.batch.TrainingInput;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.loss.DetectionLoss;
import io.lynceus.training.network.Architecture;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StepsTest {
  private static final Architecture TINY = new Architecture(0.0625, 0.1, 256, 2);

  private final NDManager manager = Engines.manager();
  private final FittingState state = new FittingState(TINY, 0, 10, manager);
  private final TrainingInput input =
      new TrainingInput(
          Drawn.images(4, 1),
          new InputSize(64, 64),
          Augmentation.usual(Orientation.UPRIGHT),
          4,
          1,
          1 << 20);
  private final EpochBatches batches = input.epoch(0, false);
  private final Batch batch = batches.next();

  @BeforeEach
  void start() {
    state.detector.start(new SplittableRandom(1));
  }

  @AfterEach
  void close() {
    batch.close();
    batches.close();
    manager.close();
  }

  @Test
  void learnsABatchByHeart() {
    Steps steps = steps(Optional.empty());
    // The first loss is small, as long as nothing is predicted well enough to be wanted.
    double worst = 0;
    double last = 0;
    for (int i = 1; i <= 25; i++) {
      last = steps.step(batch, 5e-3, i);
      worst = Math.max(worst, last);
    }
    assertThat(last).isLessThan(worst / 2);
  }

  @Test
  void mixedPrecisionStepsNearlyAsFloat32Does() {
    double full = steps(Optional.empty()).step(batch, 1e-9, 1);
    double mixed = steps(Autocast.find(false)).step(batch, 1e-9, 2);
    assertThat(mixed).isNotEqualTo(full).isBetween(0.9 * full, 1.1 * full);
  }

  @Test
  void leavesNoArraysBehind() {
    Steps steps = steps(Optional.empty());
    steps.step(batch, 1e-3, 1);
    int arrays = arrays();
    steps.step(batch, 1e-3, 2);
    steps.step(batch, 1e-3, 3);
    assertThat(arrays()).isEqualTo(arrays);
  }

  @Test
  void aLossThatIsNoNumberEndsTheFitBeforeTheWeightsAreSpoilt() {
    float[] before = state.vector.learned().toFloatArray();
    float[] spoilt = before.clone();
    spoilt[spoilt.length - 1] = Float.NaN;
    try (var values = manager.create(spoilt)) {
      ParameterVector.assign(state.vector.learned(), values);
    }
    assertThatThrownBy(() -> steps(Optional.empty()).step(batch, 1e-3, 17))
        .isInstanceOf(Diverged.class)
        .hasMessageContaining("step 17");
    assertThat(Arrays.equals(state.vector.learned().toFloatArray(), spoilt)).isTrue();
  }

  /** The first step's mean of gradients is a tenth of the gradient that was used. */
  @Test
  void theGradientIsClippedByTheNormOfAllOfIt() {
    steps(Optional.empty()).step(batch, 1e-9, 1);
    double free = 10 * state.optimizer.first().norm().getFloat();
    assertThat(free).isLessThan(10 + 1e-3);

    // Scores that are all sure of everything cost much more than a norm of 10.
    FittingState sure = new FittingState(TINY, 0, 10, manager);
    sure.detector.start(new SplittableRandom(1));
    for (String path : sure.detector.scoreOutputs()) {
      var parameter = sure.detector.getParameters().get(path);
      if (path.endsWith("bias")) {
        float[] high = new float[(int) parameter.getShape().size()];
        Arrays.fill(high, 30);
        ParameterVector.put(parameter, high);
      }
    }
    new Steps(sure.detector, sure.vector, sure.optimizer, DetectionLoss.usual(), Optional.empty())
        .step(batch, 1e-9, 1);
    double clipped = 10 * sure.optimizer.first().norm().getFloat();
    assertThat(clipped).isCloseTo(10, within(1e-2));
  }

  /** What one step leaves in the gradients would be added to those of the next. */
  @Test
  void gradientsOfOneStepAreNotThoseOfTheNext() {
    Steps steps = steps(Optional.empty());
    steps.step(batch, 1e-12, 1);
    float[] first = state.optimizer.first().toFloatArray();
    steps.step(batch, 1e-12, 2);
    float[] second = state.optimizer.first().toFloatArray();
    double worst = 0;
    for (int i = 0; i < first.length; i++) {
      // 0.9 of the first and 0.1 of an equal gradient; the statistics moved a little meanwhile.
      worst = Math.max(worst, Math.abs(second[i] - 1.9 * first[i]));
    }
    assertThat(worst).isLessThan(0.02);
  }

  private Steps steps(Optional<Autocast> autocast) {
    return new Steps(
        state.detector, state.vector, state.optimizer, DetectionLoss.usual(), autocast);
  }

  private int arrays() {
    return manager.getManagedArrays().size()
        + state.vector.learned().getManager().getManagedArrays().size();
  }
}
