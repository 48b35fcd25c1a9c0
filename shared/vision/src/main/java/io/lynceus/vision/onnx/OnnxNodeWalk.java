package io.lynceus.vision.onnx;

import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reads one {@code NodeProto}: a known operator of the standard domain, without graphs inside. */
final class OnnxNodeWalk {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OP_TYPE = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  private static final int ATTRIBUTE_INT = 3;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_INTS = 8;
  private static final int ATTRIBUTE_TENSORS = 10;

  /** Strides, kernels, paddings: a detector's are small, an attack's are not. */
  private static final double LARGEST_ATTRIBUTE = 1 << 16;

  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private String operator = "";
  private String domain = "";
  private final List<Double> integers = new ArrayList<>();
  private final List<Double> constant = new ArrayList<>();

  private OnnxNodeWalk() {}

  static OnnxNodeWalk of(ProtobufReader node) {
    var walk = new OnnxNodeWalk();
    while (node.next()) {
      switch (node.field()) {
        case INPUT -> walk.inputs.add(node.text());
        case OUTPUT -> walk.outputs.add(node.text());
        case OP_TYPE -> walk.operator = node.text();
        case ATTRIBUTE -> walk.attribute(node.message());
        case DOMAIN -> walk.domain = node.text();
        default -> node.skip();
      }
    }
    walk.check();
    return walk;
  }

  private void attribute(ProtobufReader attribute) {
    while (attribute.next()) {
      switch (attribute.field()) {
        case ATTRIBUTE_INT, ATTRIBUTE_INTS ->
            attribute.varints().forEach(value -> integers.add((double) value));
        case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS ->
            constant.addAll(OnnxTensorWalk.of(attribute.message()).numbers());
        case 6, 11 -> throw refused("has a graph inside");
        case 22, 23 -> throw refused("has a sparse tensor");
        default -> attribute.skip();
      }
    }
  }

  private void check() {
    if (!domain.isEmpty() && !domain.equals("ai.onnx")) {
      throw refused("is of the domain '" + domain + "'");
    }
    if (!Operators.ALLOWED.contains(operator)) {
      throw refused("is not one that detectors need");
    }
    double largest = integers.stream().mapToDouble(Math::abs).max().orElse(0);
    if (largest > LARGEST_ATTRIBUTE && !operator.equals("Slice") && !operator.equals("Constant")) {
      throw new OnnxModelRefused(
          Reason.TOO_LARGE, "Operator %s has an attribute of %.0f".formatted(operator, largest));
    }
  }

  private OnnxModelRefused refused(String why) {
    return new OnnxModelRefused(Reason.OPERATOR, "Operator '%s' %s".formatted(operator, why));
  }

  String operator() {
    return operator;
  }

  List<String> inputs() {
    return inputs;
  }

  List<String> outputs() {
    return outputs;
  }

  /** The value of a {@code Constant}, in whichever attribute it lies. */
  List<Double> constant() {
    return constant.isEmpty() ? integers : constant;
  }
}
