package io.lynceus.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.lynceus.training.Engines;
import io.lynceus.training.loss.CompleteIou.Reach;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a NumPy program that works on corners, with the cell at (2.5, 2.6). */
final class CompleteIouTest {
  @ParameterizedTest
  @CsvSource({
    "1.5, 1.6, 2.5, 1.4,   0.5, 1.1, 3.5, 2.4,   0.3672867864857736",
    "2.5, 2.6, 1.5, 1.4,   2.5, 2.6, 1.5, 1.4,   0.9999999937499999",
    "1.5, 0.6, 1.5, 5.4,   2.5, -0.4, 4.5, 3.4,  0.24090017046451312",
    "0.3, 0.2, 0.4, 0.2,   2.5, 2.6, 2.5, 2.4,   0.01013876970623465"
  })
  void equalsAnIndependentComputation(
      double l,
      double t,
      double r,
      double b,
      double l2,
      double t2,
      double r2,
      double b2,
      double expected) {
    Reach one = new Reach(l, t, r, b);
    Reach other = new Reach(l2, t2, r2, b2);
    assertThat(CompleteIou.of(one, other)).isCloseTo(expected, within(1e-9));
    try (NDManager manager = Engines.manager()) {
      NDArray value = CompleteIou.of(row(manager, one), row(manager, other));
      assertThat(value.getShape()).isEqualTo(new Shape(1, 1));
      assertThat((double) value.toFloatArray()[0]).isCloseTo(expected, within(2e-6));
    }
  }

  @Test
  void isLessThanOverlapWhereShapesDiffer() {
    Reach wide = new Reach(4, 1, 4, 1);
    Reach high = new Reach(1, 4, 1, 4);
    assertThat(CompleteIou.of(wide, high)).isLessThan(4 / 28d);
  }

  /** Whichever of two boxes is the predicted one, and in whatever unit both are measured. */
  @Test
  void isSymmetricBoundedAndWithoutUnit() {
    RandomGenerator random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      Reach one = reach(random);
      Reach other = reach(random);
      double value = CompleteIou.of(one, other);
      assertThat(CompleteIou.of(other, one)).isCloseTo(value, within(1e-12));
      assertThat(value).isBetween(-2.0, 1.0);
      assertThat(CompleteIou.of(times(one, 7), times(other, 7))).isCloseTo(value, within(1e-6));
      assertThat(CompleteIou.of(one, one)).isCloseTo(1, within(1e-6));
    }
  }

  /** The shape's weight is taken as given, so the difference quotient keeps it fixed as well. */
  @Test
  void gradientsEqualDifferenceQuotients() {
    RandomGenerator random = new SplittableRandom(2);
    double step = 1e-5;
    try (NDManager manager = Engines.manager()) {
      for (int i = 0; i < 40; i++) {
        double[] predicted = {
          random.nextDouble(0.3, 5), random.nextDouble(0.3, 5),
          random.nextDouble(0.3, 5), random.nextDouble(0.3, 5)
        };
        double[] wanted = {
          random.nextDouble(0.3, 5), random.nextDouble(0.3, 5),
          random.nextDouble(0.3, 5), random.nextDouble(0.3, 5)
        };
        float[] gradient = gradient(manager, predicted, wanted);
        double weight = shapeWeight(predicted, wanted);
        for (int side = 0; side < 4; side++) {
          double[] more = predicted.clone();
          double[] less = predicted.clone();
          more[side] += step;
          less[side] -= step;
          double quotient =
              (value(more, wanted, weight) - value(less, wanted, weight)) / (2 * step);
          assertThat((double) gradient[side])
              .as("pair %d, side %d", i, side)
              .isCloseTo(quotient, within(1e-4));
        }
      }
    }
  }

  private static float[] gradient(NDManager manager, double[] predicted, double[] wanted) {
    NDArray array = row(manager, reach(predicted));
    array.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(CompleteIou.of(array, row(manager, reach(wanted))).sum());
    }
    return array.getGradient().toFloatArray();
  }

  /** From the paper's formulae on corners around a cell at the origin. */
  private static double value(double[] p, double[] w, double weight) {
    double width = Math.min(p[2], w[2]) + Math.min(p[0], w[0]);
    double height = Math.min(p[3], w[3]) + Math.min(p[1], w[1]);
    double inter = width * height;
    double union = (p[0] + p[2]) * (p[1] + p[3]) + (w[0] + w[2]) * (w[1] + w[3]) - inter;
    double across = Math.max(p[2], w[2]) + Math.max(p[0], w[0]);
    double down = Math.max(p[3], w[3]) + Math.max(p[1], w[1]);
    double dx = (p[2] - p[0]) / 2 - (w[2] - w[0]) / 2;
    double dy = (p[3] - p[1]) / 2 - (w[3] - w[1]) / 2;
    double apart = (dx * dx + dy * dy) / (across * across + down * down);
    return inter / union - apart - weight * shape(p, w);
  }

  private static double shape(double[] p, double[] w) {
    double angle =
        Math.atan((w[0] + w[2]) / (w[1] + w[3])) - Math.atan((p[0] + p[2]) / (p[1] + p[3]));
    return 4 / (Math.PI * Math.PI) * angle * angle;
  }

  private static double shapeWeight(double[] p, double[] w) {
    double shape = shape(p, w);
    double width = Math.min(p[2], w[2]) + Math.min(p[0], w[0]);
    double height = Math.min(p[3], w[3]) + Math.min(p[1], w[1]);
    double inter = width * height;
    double union = (p[0] + p[2]) * (p[1] + p[3]) + (w[0] + w[2]) * (w[1] + w[3]) - inter;
    return shape / (shape - inter / union + 1);
  }

  private static Reach reach(double[] sides) {
    return new Reach(sides[0], sides[1], sides[2], sides[3]);
  }

  private static Reach reach(RandomGenerator random) {
    return new Reach(
        random.nextDouble(0.1, 6),
        random.nextDouble(0.1, 6),
        random.nextDouble(0.1, 6),
        random.nextDouble(0.1, 6));
  }

  private static Reach times(Reach reach, double factor) {
    return new Reach(
        reach.left() * factor,
        reach.top() * factor,
        reach.right() * factor,
        reach.bottom() * factor);
  }

  private static NDArray row(NDManager manager, Reach reach) {
    float[] values = {
      (float) reach.left(), (float) reach.top(), (float) reach.right(), (float) reach.bottom()
    };
    return manager.create(values, new Shape(1, 4));
  }
}
