package io.lynceus.vision.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What detectors are made of. Left out are control flow (If, Loop, Scan), random numbers, strings,
 * sequences and training; a list of what is allowed stays right when ONNX grows.
 */
final class Operators {
  static final Set<String> ALLOWED =
      Set.of(
          "Abs",
          "Add",
          "And",
          "ArgMax",
          "ArgMin",
          "AveragePool",
          "BatchNormalization",
          "Cast",
          "Ceil",
          "Clip",
          "Concat",
          "Constant",
          "ConstantOfShape",
          "Conv",
          "ConvTranspose",
          "Cos",
          "DepthToSpace",
          "DequantizeLinear",
          "Div",
          "Dropout",
          "DynamicQuantizeLinear",
          "Elu",
          "Equal",
          "Erf",
          "Exp",
          "Expand",
          "Flatten",
          "Floor",
          "Gather",
          "GatherElements",
          "GatherND",
          "Gelu",
          "Gemm",
          "GlobalAveragePool",
          "GlobalMaxPool",
          "Greater",
          "GreaterOrEqual",
          "GridSample",
          "GroupNormalization",
          "HardSigmoid",
          "HardSwish",
          "Identity",
          "InstanceNormalization",
          "LayerNormalization",
          "LeakyRelu",
          "Less",
          "LessOrEqual",
          "Log",
          "LpNormalization",
          "MatMul",
          "MatMulInteger",
          "Max",
          "MaxPool",
          "Mean",
          "Min",
          "Mish",
          "Mod",
          "Mul",
          "Neg",
          "NonMaxSuppression",
          "NonZero",
          "Not",
          "Or",
          "PRelu",
          "Pad",
          "Pow",
          "QLinearConv",
          "QLinearMatMul",
          "QuantizeLinear",
          "Range",
          "Reciprocal",
          "ReduceL2",
          "ReduceMax",
          "ReduceMean",
          "ReduceMin",
          "ReduceProd",
          "ReduceSum",
          "Relu",
          "Reshape",
          "Resize",
          "Round",
          "ScatterElements",
          "ScatterND",
          "Selu",
          "Shape",
          "Sigmoid",
          "Sign",
          "Sin",
          "Slice",
          "Softmax",
          "Softplus",
          "Softsign",
          "SpaceToDepth",
          "Split",
          "Sqrt",
          "Squeeze",
          "Sub",
          "Sum",
          "Tanh",
          "Tile",
          "TopK",
          "Transpose",
          "Unsqueeze",
          "Upsample",
          "Where",
          "Xor");

  /** An input that says how large a tensor becomes, and how much its values' product may be. */
  record Sized(int input, double most) {}

  private static final double ELEMENTS = 1 << 26;
  private static final double TIMES = 1 << 12;

  /** Operators that make as large a tensor as one of their inputs says. */
  static final Map<String, List<Sized>> SIZED =
      Map.of(
          "ConstantOfShape", List.of(new Sized(0, ELEMENTS)),
          "Expand", List.of(new Sized(1, ELEMENTS)),
          "Pad", List.of(new Sized(1, ELEMENTS)),
          "Range", List.of(new Sized(1, ELEMENTS)),
          "Resize", List.of(new Sized(2, TIMES), new Sized(3, ELEMENTS)),
          "Tile", List.of(new Sized(1, TIMES)),
          "Upsample", List.of(new Sized(1, TIMES)));

  private Operators() {}
}
