package io.lynceus.vision.onnx;

import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Judges the bytes of a model file without running any of it. What passes keeps its weights in the
 * file, uses operators of a closed list, and has sizes that a detector has.
 */
public final class OnnxModelCheck {
  /** How many bytes a model may have. */
  public static final long MAX_BYTES = 512L << 20;

  private static final int GRAPH = 7;
  private static final int TRAINING_INFO = 20;
  private static final int FUNCTIONS = 25;

  private OnnxModelCheck() {}

  /** The signature of an acceptable file. */
  public static OnnxSignature check(byte[] model) {
    if (model.length > MAX_BYTES) {
      throw new OnnxModelRefused(
          Reason.TOO_LARGE,
          "The model has %,d bytes; at most %,d are accepted".formatted(model.length, MAX_BYTES));
    }
    @Nullable ByteBuffer graph = graph(ByteBuffer.wrap(model));
    if (graph == null) {
      throw notOnnx();
    }
    return OnnxGraphWalk.of(new ProtobufReader(graph));
  }

  /** The same, and fit for what the manifest says of it. */
  public static OnnxSignature check(byte[] model, DetectorSpec spec) {
    OnnxSignature signature = check(model);
    signature.requireFits(spec);
    return signature;
  }

  /** ONNX has no magic number: what does not read as a model with a graph is something else. */
  private static @Nullable ByteBuffer graph(ByteBuffer file) {
    var model = new ProtobufReader(file);
    @Nullable ByteBuffer graph = null;
    boolean more = false;
    try {
      while (model.next()) {
        if (model.field() == GRAPH) {
          graph = model.content();
        } else {
          more |= model.field() == TRAINING_INFO || model.field() == FUNCTIONS;
          model.skip();
        }
      }
    } catch (OnnxModelRefused e) {
      throw graph == null ? notOnnx() : e;
    }
    if (more) {
      throw new OnnxModelRefused(
          Reason.OPERATOR, "The model brings functions or training of its own");
    }
    return graph;
  }

  private static OnnxModelRefused notOnnx() {
    return new OnnxModelRefused(
        Reason.NOT_ONNX, "Not an ONNX model; models are registered as one .onnx file");
  }
}
