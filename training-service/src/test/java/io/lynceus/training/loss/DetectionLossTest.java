package io.lynceus.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.lynceus.training.Engines;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values and derivatives are those of a NumPy program in double precision. */
final class DetectionLossTest {
  private static final int CELLS = Example.ANCHORS.count();
  private static final int BINS = 16;

  private final NDManager manager = Engines.manager();
  private final NDArray raw = manager.create(Example.raw(), new Shape(1, 64, CELLS));
  private final NDArray logits = manager.create(Example.logits(), new Shape(1, 2, CELLS));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void eachPartEqualsAnIndependentComputation() {
    assertThat(loss(new LossGains(1, 0, 0))).isCloseTo(0.5635814356416337, within(2e-6));
    assertThat(loss(new LossGains(0, 1, 0))).isCloseTo(14.525232091121845, within(2e-5));
    assertThat(loss(new LossGains(0, 0, 1))).isCloseTo(1.4907293813673061, within(2e-6));
    assertThat(loss(LossGains.USUAL)).isCloseTo(13.725570884924133, within(3e-5));
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    raw.setRequiresGradient(true);
    logits.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(of(LossGains.USUAL, List.of(Example.BOXES)));
    }
    assertDerivative(raw, 1, 0, 0.003431596873326725);
    assertDerivative(raw, 17, 5, -0.18345948236131446);
    assertDerivative(raw, 34, 7, 0.001624128476152009);
    assertDerivative(raw, 50, 10, -0.0002726753045578789);
    assertDerivative(logits, 0, 0, 0.1322418561322536);
    assertDerivative(logits, 1, 5, -0.17296765477681217);
    assertDerivative(logits, 1, 20, 0.22527403551464428);
  }

  /**
   * The derivative of a cross-entropy is what was said less what was wanted, here of a softmax for
   * each side of each chosen cell; all other cells have none.
   */
  @Test
  void everyDistributionIsPulledTowardsTheBinsAroundItsDistance() {
    float[] gradient = gradient(raw, new LossGains(0, 0, 1));
    Targets targets = targets();
    long[] rows = targets.rows();
    float[] bins = targets.bins();
    double[] expected = new double[64 * CELLS];
    float[] said = Example.raw();
    for (int row = 0; row < rows.length; row++) {
      for (int side = 0; side < 4; side++) {
        int from = (row * 4 + side) * BINS;
        double[] softmax = softmax(said, (int) rows[row], side);
        double weight = 0;
        for (int bin = 0; bin < BINS; bin++) {
          weight += bins[from + bin];
        }
        for (int bin = 0; bin < BINS; bin++) {
          expected[(side * BINS + bin) * CELLS + (int) rows[row]] =
              (softmax[bin] * weight - bins[from + bin]) / targets.sum();
        }
      }
    }
    assertClose(gradient, expected);
  }

  /** Of a sigmoid: what was said less what was wanted, for every cell and class. */
  @Test
  void everyScoreIsPulledTowardsWhatWasWanted() {
    float[] gradient = gradient(logits, new LossGains(0, 1, 0));
    Targets targets = targets();
    float[] said = Example.logits();
    double[] expected = new double[said.length];
    for (int i = 0; i < said.length; i++) {
      expected[i] = (1 / (1 + Math.exp(-said[i])) - targets.scores()[i]) / targets.sum();
    }
    assertClose(gradient, expected);
  }

  private float[] gradient(NDArray of, LossGains gains) {
    raw.setRequiresGradient(true);
    logits.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(of(gains, List.of(Example.BOXES)));
    }
    return of.getGradient().toFloatArray();
  }

  private static Targets targets() {
    Targets targets = new Targets(1, 2, Example.ANCHORS);
    Predictions predictions =
        new Predictions(Example.ANCHORS, 2, Example.distances(), Example.logits(), 0);
    targets.add(0, new TaskAlignedAssigner().assign(predictions, Example.BOXES));
    return targets;
  }

  private static double[] softmax(float[] raw, int cell, int side) {
    double[] values = new double[BINS];
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      values[bin] = Math.exp(raw[(side * BINS + bin) * CELLS + cell]);
      sum += values[bin];
    }
    for (int bin = 0; bin < BINS; bin++) {
      values[bin] /= sum;
    }
    return values;
  }

  private static void assertClose(float[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double worst = 0;
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      worst = Math.max(worst, Math.abs(found[i] - expected[i]));
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    assertThat(largest).isGreaterThan(0.01);
    assertThat(worst).isLessThan(2e-6);
  }

  @Test
  void twoEqualPicturesCountTwice() {
    NDArray twice = raw.repeat(0, 2);
    NDArray twiceLogits = logits.repeat(0, 2);
    NDArray loss =
        new DetectionLoss(LossGains.USUAL)
            .of(twice, twiceLogits, List.of(Example.BOXES, Example.BOXES), Example.ANCHORS);
    assertThat((double) loss.getFloat()).isCloseTo(2 * 13.725570884924133, within(6e-5));
  }

  @Test
  void aBackgroundPictureHasOnlyScores() {
    NDArray loss = of(new LossGains(1, 0, 1), List.of(List.of()));
    assertThat(loss.getFloat()).isZero();
    assertThat(of(LossGains.USUAL, List.of(List.of())).getFloat()).isPositive();
  }

  private double loss(LossGains gains) {
    return of(gains, List.of(Example.BOXES)).getFloat();
  }

  private NDArray of(LossGains gains, List<List<LabeledBox>> boxes) {
    return new DetectionLoss(gains).of(raw, logits, boxes, Example.ANCHORS);
  }

  private static void assertDerivative(NDArray array, int row, int cell, double expected) {
    assertThat((double) array.getGradient().getFloat(0, row, cell))
        .isCloseTo(expected, within(2e-6));
  }
}
