package io.lynceus.training.graph;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import io.lynceus.training.libtorch.Silu;
import java.util.List;
import java.util.function.UnaryOperator;

/** Computes with DJL. What it makes belongs to the manager of what it is given. */
final class ArrayGraph implements Graph<NDArray> {
  private static final int NEAREST = 0;

  private final ParameterStore store;
  private final NDManager manager;
  private final Device device;
  private final boolean training;

  ArrayGraph(ParameterStore store, NDArray input, boolean training) {
    this.store = store;
    this.manager = input.getManager();
    this.device = input.getDevice();
    this.training = training;
  }

  @Override
  public NDArray convolve(Convolution layer, NDArray x) {
    Shape stride = new Shape(layer.stride(), layer.stride());
    Shape padding = new Shape(layer.padding(), layer.padding());
    NDArray weight = of(layer, "weight");
    if (!layer.isNormalised()) {
      return Conv2d.conv2d(x, weight, of(layer, "bias"), stride, padding).head();
    }
    return silu(normalise(layer, Conv2d.conv2d(x, weight, null, stride, padding).head()));
  }

  private NDArray normalise(Convolution layer, NDArray x) {
    // Axis -1 is DJL's way to say "PyTorch's own channel axis", without swapping axes first; its
    // momentum is the share of the old value.
    return BatchNorm.batchNorm(
            x,
            of(layer, "mean"),
            of(layer, "variance"),
            of(layer, "gamma"),
            of(layer, "beta"),
            -1,
            1 - Convolution.MOMENTUM,
            Convolution.EPSILON,
            training)
        .head();
  }

  private static NDArray silu(NDArray x) {
    return Activation.SILU.apply(x);
  }

  /** Sought when the first network computes, which is after the engine has started. */
  private static final class Activation {
    static final UnaryOperator<NDArray> SILU =
        Silu.find()
            .<UnaryOperator<NDArray>>map(silu -> silu)
            .orElse(x -> x.mul(x.getNDArrayInternal().sigmoid()));
  }

  private NDArray of(Convolution layer, String parameter) {
    return store.getValue(layer.parameter(parameter), device, training);
  }

  @Override
  public NDArray add(NDArray a, NDArray b) {
    return a.add(b);
  }

  @Override
  public NDArray subtract(NDArray a, NDArray b) {
    return a.sub(b);
  }

  @Override
  public NDArray multiply(NDArray a, NDArray b) {
    return a.mul(b);
  }

  @Override
  public NDArray concat(int axis, List<NDArray> parts) {
    return NDArrays.concat(new NDList(parts), axis);
  }

  @Override
  public List<NDArray> halves(NDArray x, int axis) {
    return x.split(2, axis);
  }

  @Override
  public NDArray maxPool(NDArray x, int window) {
    int padding = window / 2;
    return Pool.maxPool2d(
        x, new Shape(window, window), new Shape(1, 1), new Shape(padding, padding), false);
  }

  @Override
  public NDArray doubled(NDArray x) {
    long[] size = {2 * x.getShape().get(2), 2 * x.getShape().get(3)};
    return x.getNDArrayInternal().interpolation(size, NEAREST, false);
  }

  @Override
  public NDArray reshape(NDArray x, long... sizes) {
    return x.reshape(Shapes.withBatch(x.getShape(), sizes));
  }

  @Override
  public NDArray softmax(NDArray x, int axis) {
    return x.softmax(axis);
  }

  @Override
  public NDArray sigmoid(NDArray x) {
    return x.getNDArrayInternal().sigmoid();
  }

  @Override
  public NDArray sum(NDArray x, int axis) {
    return x.sum(new int[] {axis});
  }

  @Override
  public NDArray meanOverPixels(NDArray x) {
    return Pool.globalAvgPool2d(x);
  }

  @Override
  public NDArray unitLength(NDArray x) {
    return x.normalize(2, 1);
  }

  @Override
  public NDArray constant(float[] values, long... sizes) {
    return manager.create(values, Shapes.withBatch(new Shape(1), sizes));
  }
}
