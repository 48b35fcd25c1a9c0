package io.lynceus.training.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.training.GradientCollector;
import io.lynceus.training.Engines;
import java.lang.foreign.FunctionDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SiluTest {
  private static final float[] INPUTS = {-20f, -1.2784646f, -0.5f, 0f, 0.5f, 3f, 20f};

  private final NDManager manager = Engines.manager();
  private final Silu silu = Silu.find().orElseThrow();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void isTheInputTimesItsSigmoid() {
    float[] values = silu.apply(manager.create(INPUTS)).toFloatArray();
    for (int i = 0; i < INPUTS.length; i++) {
      double x = INPUTS[i];
      assertThat(values[i]).isCloseTo((float) (x / (1 + Math.exp(-x))), within(1e-6f));
    }
  }

  /** By the derivative, s + x·s·(1 - s); it is zero at the minimum, x = -1.2784646. */
  @Test
  void hasItsGradient() {
    NDArray x = manager.create(INPUTS);
    x.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(silu.apply(x).sum());
    }
    float[] gradient = x.getGradient().toFloatArray();
    for (int i = 0; i < INPUTS.length; i++) {
      double s = 1 / (1 + Math.exp(-INPUTS[i]));
      double expected = s + INPUTS[i] * s * (1 - s);
      assertThat(gradient[i]).isCloseTo((float) expected, within(1e-6f));
    }
    assertThat(gradient[1]).isCloseTo(0, within(1e-6f));
  }

  @Test
  void keepsTheShapeAndDiesWithItsManager() {
    NDArray answer;
    try (NDManager inner = manager.newSubManager()) {
      answer = silu.apply(inner.ones(new Shape(2, 3, 4)));
      assertThat(answer.getShape()).isEqualTo(new Shape(2, 3, 4));
    }
    assertThat(((PtNDArray) answer).isReleased()).isTrue();
  }

  @Test
  void absentFunctionIsEmpty() {
    LibTorch library = LibTorch.loaded().orElseThrow();
    assertThat(library.function("_ZN2at4_ops7no_such4callEv", FunctionDescriptor.ofVoid()))
        .isEmpty();
  }
}
