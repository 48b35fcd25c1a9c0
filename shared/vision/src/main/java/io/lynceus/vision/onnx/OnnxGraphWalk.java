package io.lynceus.vision.onnx;

import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the one graph of a model: counts it, judges every node and tensor, takes its signature. */
final class OnnxGraphWalk {
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int SPARSE_INITIALIZER = 15;

  private static final int MAX_NODES = 10_000;

  private final List<OnnxNodeWalk> nodes = new ArrayList<>();
  private final List<TensorSignature> inputs = new ArrayList<>();
  private final List<TensorSignature> outputs = new ArrayList<>();
  private final Set<String> initialised = new HashSet<>();
  private final Map<String, List<Double>> constants = new HashMap<>();

  private OnnxGraphWalk() {}

  static OnnxSignature of(ProtobufReader graph) {
    var walk = new OnnxGraphWalk();
    while (graph.next()) {
      walk.field(graph);
    }
    walk.nodes.forEach(walk::checkSize);
    walk.inputs.removeIf(input -> walk.initialised.contains(input.name()));
    return new OnnxSignature(walk.inputs, walk.outputs);
  }

  private void field(ProtobufReader graph) {
    switch (graph.field()) {
      case NODE -> node(OnnxNodeWalk.of(graph.message()));
      case INITIALIZER -> initializer(OnnxTensorWalk.of(graph.message()));
      case INPUT -> inputs.add(OnnxValueWalk.of(graph.message()));
      case OUTPUT -> outputs.add(OnnxValueWalk.of(graph.message()));
      case SPARSE_INITIALIZER ->
          throw new OnnxModelRefused(Reason.OPERATOR, "Sparse tensors are not read");
      default -> graph.skip();
    }
  }

  private void node(OnnxNodeWalk node) {
    nodes.add(node);
    if (nodes.size() > MAX_NODES) {
      throw new OnnxModelRefused(
          Reason.TOO_LARGE, "The model has more than %,d nodes".formatted(MAX_NODES));
    }
    if (node.operator().equals("Constant") && !node.outputs().isEmpty()) {
      constants.put(node.outputs().getFirst(), node.constant());
    }
  }

  private void initializer(OnnxTensorWalk tensor) {
    initialised.add(tensor.name());
    constants.put(tensor.name(), tensor.numbers());
  }

  /** A few bytes can ask for a tensor of terabytes; where they are constants, they are read. */
  private void checkSize(OnnxNodeWalk node) {
    for (Operators.Sized sized : Operators.SIZED.getOrDefault(node.operator(), List.of())) {
      if (node.inputs().size() > sized.input()) {
        var values = constants.getOrDefault(node.inputs().get(sized.input()), List.of());
        checkSize(node, values, sized.most());
      }
    }
  }

  private static void checkSize(OnnxNodeWalk node, List<Double> values, double most) {
    double product =
        values.stream().mapToDouble(v -> Math.max(1, Math.abs(v))).reduce(1, (a, b) -> a * b);
    if (!(product <= most)) {
      throw new OnnxModelRefused(
          Reason.TOO_LARGE,
          "Operator %s asks for %s; at most %.0f are accepted"
              .formatted(node.operator(), values, most));
    }
  }
}
