package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Drawn;
import io.lynceus.training.Engines;
import io.lynceus.training.augmentation.Augmentation;
import io.lynceus.training.augmentation.Orientation;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.input.Batch;
import io.lynceus.training.input.EpochBatches;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.TrainingInput;
import io.lynceus.training.loss.DetectionLoss;
import io.lynceus.training.loss.LossGains;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.precision.Autocast;
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
    assertThat(mixed).isNotEqualTo(full).isBetween(0.97 * full, 1.03 * full);
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

  private Steps steps(Optional<Autocast> autocast) {
    return new Steps(
        state.detector,
        state.vector,
        state.optimizer,
        new DetectionLoss(LossGains.USUAL),
        autocast);
  }

  private int arrays() {
    return manager.getManagedArrays().size()
        + state.vector.learned().getManager().getManagedArrays().size();
  }
}
