package io.lynceus.training.graph;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A square convolution that keeps the picture's size at stride 1: either followed by batch
 * normalisation and SiLU, or plain with a bias, as the last layers of the head are.
 */
public final class Convolution extends AbstractBlock {
  /** Added to the variance in batch normalisation. */
  public static final float EPSILON = 1e-3f;

  /** The share of a new batch in the running statistics. */
  public static final float MOMENTUM = 0.03f;

  private final int in;
  private final int out;
  private final int kernel;
  private final int stride;
  private final boolean normalised;

  private Convolution(int in, int out, int kernel, int stride, boolean normalised) {
    this.in = in;
    this.out = out;
    this.kernel = kernel;
    this.stride = stride;
    this.normalised = normalised;
    add("weight", Parameter.Type.WEIGHT, new Shape(out, in, kernel, kernel));
    if (normalised) {
      add("gamma", Parameter.Type.GAMMA, new Shape(out));
      add("beta", Parameter.Type.BETA, new Shape(out));
      add("mean", Parameter.Type.RUNNING_MEAN, new Shape(out));
      add("variance", Parameter.Type.RUNNING_VAR, new Shape(out));
    } else {
      add("bias", Parameter.Type.BIAS, new Shape(out));
    }
  }

  public static Convolution normalised(int in, int out, int kernel, int stride) {
    return new Convolution(in, out, kernel, stride, true);
  }

  public static Convolution plain(int in, int out) {
    return new Convolution(in, out, 1, 1, false);
  }

  private void add(String name, Parameter.Type type, Shape shape) {
    boolean learned = type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR;
    addParameter(
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(shape)
            .optRequiresGrad(learned)
            .build());
  }

  public int in() {
    return in;
  }

  public int out() {
    return out;
  }

  public int kernel() {
    return kernel;
  }

  public int stride() {
    return stride;
  }

  public int padding() {
    return kernel / 2;
  }

  public boolean isNormalised() {
    return normalised;
  }

  /**
   * One of {@code weight}, {@code gamma}, {@code beta}, {@code mean}, {@code variance}, {@code
   * bias}.
   */
  public Parameter parameter(String name) {
    return getDirectParameters().get(name);
  }

  /**
   * Uniform weights within one over the root of the inputs of an output, everything else neutral.
   */
  public void start(RandomGenerator random) {
    Parameter weight = parameter("weight");
    float reach = (float) (1 / Math.sqrt((double) in * kernel * kernel));
    float[] values = new float[Math.toIntExact(weight.getShape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (2 * random.nextFloat() - 1) * reach;
    }
    ParameterVector.put(weight, values);
    if (normalised) {
      fill("gamma", 1);
      fill("variance", 1);
    }
  }

  /** Sets every value of a parameter. */
  public void fill(String parameter, float value) {
    float[] values = new float[out];
    Arrays.fill(values, value);
    ParameterVector.put(parameter(parameter), values);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> unused) {
    return new NDList(
        new ArrayGraph(store, inputs.head(), training).convolve(this, inputs.singletonOrThrow()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new ShapeGraph().convolve(this, inputs[0])};
  }
}
