package io.lynceus.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.ParameterVector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FoldedConvolutionTest {
  private final NDManager manager = Engines.manager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** By hand: 2 / sqrt(3.999 + 0.001) is 1, so 5 * x stays and 7 - 3 * 1 is added. */
  @Test
  void worksNormalisationIntoWeightAndBias() {
    Convolution layer = Convolution.normalised(1, 1, 1, 1);
    ParameterVector.of(layer, manager, false);
    layer.fill("weight", 5);
    layer.fill("gamma", 2);
    layer.fill("beta", 7);
    layer.fill("mean", 3);
    layer.fill("variance", 3.999f);
    FoldedConvolution folded = FoldedConvolution.of(layer);
    assertThat(folded.weight()[0]).isCloseTo(5, within(1e-6f));
    assertThat(folded.bias()[0]).isCloseTo(4, within(1e-6f));
  }

  @Test
  void aPlainConvolutionStaysAsItIs() {
    Convolution layer = Convolution.plain(2, 3);
    ParameterVector.of(layer, manager, false);
    layer.start(new SplittableRandom(1));
    layer.fill("bias", 0.5f);
    FoldedConvolution folded = FoldedConvolution.of(layer);
    assertThat(folded.weight()).isEqualTo(layer.parameter("weight").getArray().toFloatArray());
    assertThat(folded.bias()).containsExactly(0.5f, 0.5f, 0.5f);
  }

  @Test
  void answersWhatConvolutionAndNormalisationAnswerOneAfterTheOther() {
    Convolution layer = Convolution.normalised(3, 4, 3, 2);
    ParameterVector.of(layer, manager, false);
    layer.start(new SplittableRandom(1));
    SplittableRandom random = new SplittableRandom(2);
    for (String parameter : new String[] {"gamma", "beta", "mean", "variance"}) {
      float[] values = new float[4];
      for (int i = 0; i < 4; i++) {
        values[i] = (float) random.nextDouble(0.2, 2);
      }
      ParameterVector.put(layer.parameter(parameter), values);
    }
    NDArray x = manager.randomUniform(-1, 1, new Shape(2, 3, 9, 7));
    NDArray expected =
        layer
            .forward(new ParameterStore(manager, false), new NDList(x), false, new PairList<>())
            .singletonOrThrow();
    FoldedConvolution folded = FoldedConvolution.of(layer);
    NDArray y =
        Conv2d.conv2d(
                x,
                manager.create(folded.weight(), new Shape(4, 3, 3, 3)),
                manager.create(folded.bias(), new Shape(4)),
                new Shape(2, 2),
                new Shape(1, 1))
            .head();
    NDArray silu = y.mul(y.getNDArrayInternal().sigmoid());
    assertThat(silu.sub(expected).abs().max().getFloat()).isLessThan(1e-5f);
  }

  /** The layer goes on being trained after it was exported. */
  @Test
  void leavesTheLayerAsItIs() {
    Convolution layer = Convolution.normalised(2, 2, 1, 1);
    ParameterVector vector = ParameterVector.of(layer, manager, false);
    layer.start(new SplittableRandom(1));
    layer.fill("mean", 2);
    float[] before = vector.learned().toFloatArray();
    FoldedConvolution.of(layer).weight()[0] = 99;
    assertThat(vector.learned().toFloatArray()).isEqualTo(before);
  }
}
