package io.lynceus.training.export;

import io.lynceus.training.graph.Convolution;

/** A convolution with its normalisation worked into weight and bias. */
final class FoldedConvolution {
  private final float[] weight;
  private final float[] bias;

  private FoldedConvolution(float[] weight, float[] bias) {
    this.weight = weight;
    this.bias = bias;
  }

  static FoldedConvolution of(Convolution layer) {
    float[] weight = values(layer, "weight");
    if (!layer.isNormalised()) {
      return new FoldedConvolution(weight, values(layer, "bias"));
    }
    float[] gamma = values(layer, "gamma");
    float[] mean = values(layer, "mean");
    float[] variance = values(layer, "variance");
    float[] bias = values(layer, "beta");
    int perOutput = weight.length / layer.out();
    for (int out = 0; out < layer.out(); out++) {
      double factor = gamma[out] / Math.sqrt(variance[out] + (double) Convolution.EPSILON);
      for (int i = 0; i < perOutput; i++) {
        weight[out * perOutput + i] *= (float) factor;
      }
      bias[out] -= (float) (mean[out] * factor);
    }
    return new FoldedConvolution(weight, bias);
  }

  private static float[] values(Convolution layer, String parameter) {
    return layer.parameter(parameter).getArray().toFloatArray();
  }

  float[] weight() {
    return weight;
  }

  float[] bias() {
    return bias;
  }
}
