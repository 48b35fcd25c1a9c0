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
