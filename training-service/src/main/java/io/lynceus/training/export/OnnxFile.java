package io.lynceus.training.export;

import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Detector;
import io.lynceus.vision.input.InputRecipe;

/**
 * A detector as the bytes of an ONNX file: input {@code images} [N, 3, H, W], outputs {@code
 * predictions} [N, 4 + C, A] and {@code embedding} [N, E]; N is open, the sides are fixed.
 */
final class OnnxFile {
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;
  private static final int FLOAT = 1;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  private OnnxFile() {}

  /** Writes the detector with the parameters that it has now. */
  static byte[] of(Detector detector, InputRecipe recipe) {
    return Protobuf.message(
            model ->
                model
                    .integer(1, IR_VERSION)
                    .text(2, "lynceus")
                    .nested(7, graph -> graph(graph, detector, recipe))
                    .nested(8, opset -> opset.text(1, "").integer(2, OPERATOR_SET)))
        .bytes();
  }

  private static void graph(Protobuf proto, Detector detector, InputRecipe recipe) {
    Anchors anchors = Anchors.of(recipe.width(), recipe.height());
    OnnxGraph graph = new OnnxGraph(proto);
    Detector.Served<String> served = detector.predict(graph, "images", anchors);
    graph.rename(served.predictions(), "predictions");
    graph.rename(served.embedding(), "embedding");
    proto.text(2, "detector");
    value(proto, INPUT, "images", 3, recipe.height(), recipe.width());
    value(proto, OUTPUT, "predictions", 4 + detector.architecture().classes(), anchors.count());
    value(proto, OUTPUT, "embedding", detector.architecture().embeddingSize());
  }

  /** A {@code ValueInfoProto} of floats whose first axis is the batch. */
  private static void value(Protobuf proto, int field, String name, long... sizes) {
    proto.nested(
        field,
        info ->
            info.text(1, name).nested(2, type -> type.nested(1, tensor -> tensor(tensor, sizes))));
  }

  private static void tensor(Protobuf tensor, long... sizes) {
    tensor
        .integer(1, FLOAT)
        .nested(
            2,
            shape -> {
              shape.nested(1, batch -> batch.text(2, "N"));
              for (long size : sizes) {
                shape.nested(1, axis -> axis.integer(1, size));
              }
            });
  }
}
