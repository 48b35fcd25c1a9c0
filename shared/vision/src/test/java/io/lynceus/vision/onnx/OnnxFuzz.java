package io.lynceus.vision.onnx;

import static io.lynceus.vision.onnx.OnnxFiles.FLOAT;
import static io.lynceus.vision.onnx.OnnxFiles.floats;
import static io.lynceus.vision.onnx.OnnxFiles.integers;
import static io.lynceus.vision.onnx.OnnxFiles.model;
import static io.lynceus.vision.onnx.OnnxFiles.node;
import static io.lynceus.vision.onnx.OnnxFiles.tensor;
import static io.lynceus.vision.onnx.OnnxFiles.value;

import io.lynceus.rules.fuzz.Fuzzer;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxFiles.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes are a model that may be loaded, or refused; the judgement itself never fails. */
public final class OnnxFuzz {
  private static final DetectorSpec SPEC =
      new DetectorSpec(
          List.of("a", "b"), InputRecipe.ofOurs(64, 32), new OutputLayout.Predictions());

  public static void fuzzerTestOneInput(byte[] model) {
    try {
      OnnxModelCheck.check(model, SPEC);
    } catch (OnnxModelRefused expected) {
      // Answered with this sentence.
    }
  }

  private static Message graph(Message node) {
    return new Message()
        .with(1, node)
        .with(11, value("images", FLOAT, -1, 3, 32, 64))
        .with(12, value("predictions", FLOAT, -1, 6, 42));
  }

  @Test
  void survives() throws IOException, InterruptedException {
    Message sigmoid = node("Sigmoid", "images", "predictions");
    new Fuzzer(
            OnnxFuzz.class,
            List.of(
                model(graph(sigmoid)),
                model(graph(sigmoid).with(5, floats("w", new long[] {2, 2}, 1, 2, 3, 4))),
                model(graph(sigmoid).with(5, integers("shape", 1, 1L << 40))),
                model(graph(sigmoid).with(5, tensor("huge", FLOAT, 1L << 40, 1L << 40))),
                model(graph(node("If", "images", "predictions"))),
                new byte[] {(byte) 0x80, 2}))
        .run();
  }
}
