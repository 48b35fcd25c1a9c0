package io.lynceus.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.lynceus.training.Engines;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every operation computes, by hand, and that its shape is what was worked out. */
final class GraphTest {
  private final NDManager manager = Engines.manager();
  private final NDArray picture = manager.arange(0f, 2 * 4 * 6 * 8, 1f).reshape(2, 4, 6, 8);
  private final Graph<NDArray> arrays =
      Graph.ofArrays(new ParameterStore(manager, false), picture, false);
  private final Graph<Shape> shapes = Graph.ofShapes();

  /** One step of a network, for arrays and for shapes. */
  private interface Step {
    <T> T of(Graph<T> graph, T x);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void doublingRepeatsEveryPixel() {
    NDArray doubled =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                return graph.doubled(x);
              }
            });
    assertThat(doubled.getShape()).isEqualTo(new Shape(2, 4, 12, 16));
    for (int i = 0; i < 4; i++) {
      assertThat(doubled.getFloat(1, 2, 4 + i / 2, 6 + i % 2))
          .isEqualTo(picture.getFloat(1, 2, 2, 3));
    }
  }

  @Test
  void poolingTakesTheLargestAroundAndKeepsTheSize() {
    NDArray pooled =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                return graph.maxPool(x, 5);
              }
            });
    assertThat(pooled.getFloat(0, 0, 0, 0)).isEqualTo(picture.getFloat(0, 0, 2, 2));
    assertThat(pooled.getFloat(0, 0, 5, 7)).isEqualTo(picture.getFloat(0, 0, 5, 7));
  }

  @Test
  void halvesPutTogetherAreTheWhole() {
    NDArray again =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                List<T> halves = graph.halves(x, 1);
                return graph.concat(1, List.of(halves.get(1), halves.get(0)));
              }
            });
    assertThat(again.getFloat(1, 0, 3, 3)).isEqualTo(picture.getFloat(1, 2, 3, 3));
    assertThat(again.getFloat(1, 2, 3, 3)).isEqualTo(picture.getFloat(1, 0, 3, 3));
  }

  @Test
  void reshapingKeepsTheBatchWhateverItsSize() {
    NDArray flat =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                return graph.reshape(x, 4, -1);
              }
            });
    assertThat(flat.getShape()).isEqualTo(new Shape(2, 4, 48));
    assertThat(flat.getFloat(1, 3, 47)).isEqualTo(2 * 4 * 6 * 8 - 1);
  }

  @Test
  void aSoftmaxSumsToOneAndASumLosesItsAxis() {
    NDArray sums =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                return graph.sum(graph.softmax(graph.reshape(x, 4, 8, 6), 2), 2);
              }
            });
    assertThat(sums.getShape()).isEqualTo(new Shape(2, 4, 6));
    assertThat(sums.min().getFloat()).isCloseTo(1, within(1e-6f));
    assertThat(sums.max().getFloat()).isCloseTo(1, within(1e-6f));
  }

  @Test
  void aMeanOverPixelsScaledToOneIsAnEmbedding() {
    NDArray embedding =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                return graph.unitLength(graph.meanOverPixels(x));
              }
            });
    assertThat(embedding.getShape()).isEqualTo(new Shape(2, 4));
    // The channels of the first picture have the means 23.5, 71.5, 119.5 and 167.5.
    double length = Math.sqrt(23.5 * 23.5 + 71.5 * 71.5 + 119.5 * 119.5 + 167.5 * 167.5);
    assertThat((double) embedding.getFloat(0, 1)).isCloseTo(71.5 / length, within(1e-6));
  }

  @Test
  void constantsSpreadOverTheBatch() {
    NDArray shifted =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                T constant = graph.constant(new float[] {1, 2, 3, 4}, 4, 1, 1);
                return graph.subtract(graph.add(graph.multiply(x, constant), constant), constant);
              }
            });
    assertThat(shifted.getFloat(1, 3, 2, 1)).isEqualTo(4 * picture.getFloat(1, 3, 2, 1));
  }

  @Test
  void aConvolutionOfStrideTwoHalvesThePicture() {
    Convolution layer = Convolution.normalised(4, 5, 3, 2);
    ParameterVector.of(layer, manager, false);
    layer.start(new SplittableRandom(1));
    NDArray half =
        same(
            new Step() {
              @Override
              public <T> T of(Graph<T> graph, T x) {
                return graph.sigmoid(graph.convolve(layer, x));
              }
            });
    assertThat(half.getShape()).isEqualTo(new Shape(2, 5, 3, 4));
  }

  private NDArray same(Step step) {
    NDArray computed = step.of(arrays, picture);
    assertThat(step.of(shapes, picture.getShape())).isEqualTo(computed.getShape());
    return computed;
  }
}
