package io.lynceus.training.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * What the detector is made of. The network's wiring is written once against this interface; one
 * interpreter computes with DJL, one works out shapes, one writes ONNX. Axes count from the batch,
 * axis 0, whose size is never written down.
 *
 * @param <T> what flows along the edges
 */
public interface Graph<T> {

  /** Computes with DJL. What it makes belongs to the manager of {@code input}. */
  static Graph<NDArray> ofArrays(ParameterStore store, NDArray input, boolean training) {
    return new ArrayGraph(store, input, training);
  }

  /** Works out shapes without computing anything. */
  static Graph<Shape> ofShapes() {
    return new ShapeGraph();
  }

  /** The convolution, and where it has them its normalisation and activation. */
  T convolve(Convolution layer, T x);

  T add(T a, T b);

  T subtract(T a, T b);

  T multiply(T a, T b);

  T concat(int axis, List<T> parts);

  /** Two parts of equal size along an axis. */
  List<T> halves(T x, int axis);

  /** The largest of a square window, with stride 1 and the picture's size kept. */
  T maxPool(T x, int window);

  /** Twice as high and wide, every pixel repeated. */
  T doubled(T x);

  /** The same values in another shape; {@code sizes} are of the axes after the batch. */
  T reshape(T x, long... sizes);

  T softmax(T x, int axis);

  T sigmoid(T x);

  /** Summed along an axis, which disappears. */
  T sum(T x, int axis);

  /** The mean of every channel over its pixels: [N, C, H, W] to [N, C]. */
  T meanOverPixels(T x);

  /** Rows of [N, E] scaled to length 1. */
  T unitLength(T x);

  /** Fixed values, of batch size 1. */
  T constant(float[] values, long... sizes);
}
