package io.lynceus.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.lynceus.training.Engines;
import io.lynceus.training.loss.CompleteIou.Reach;
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

  private static NDArray row(NDManager manager, Reach reach) {
    float[] values = {
      (float) reach.left(), (float) reach.top(), (float) reach.right(), (float) reach.bottom()
    };
    return manager.create(values, new Shape(1, 4));
  }
}
