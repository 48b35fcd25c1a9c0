package io.lynceus.vision.onnx;

import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.util.List;

/** What an ONNX file says it takes and gives, initial values not counted. */
public record OnnxSignature(List<TensorSignature> inputs, List<TensorSignature> outputs) {
  public OnnxSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Refuses a file that cannot be the detector that its manifest describes. */
  void requireFits(DetectorSpec spec) {
    if (inputs.size() != 1 || outputs.isEmpty()) {
      throw mismatch(
          "A detector has one input and at least one output, not %d and %d"
              .formatted(inputs.size(), outputs.size()));
    }
    requireInput(inputs.getFirst(), spec.input());
    requireOutput(outputs.getFirst(), spec.output(), spec.classes().size());
  }

  private static void requireInput(TensorSignature input, InputRecipe recipe) {
    requireFloats(input, "input");
    if (input.shape().size() != 4
        || !input.allows(1, 3)
        || !input.allows(2, recipe.height())
        || !input.allows(3, recipe.width())) {
      throw mismatch(
          "The input is %s; the manifest says [N, 3, %d, %d]"
              .formatted(input.shape(), recipe.height(), recipe.width()));
    }
  }

  private static void requireOutput(TensorSignature output, OutputLayout layout, int classes) {
    requireFloats(output, "first output");
    int numbers = layout.numbers(classes);
    // Some exports leave the shape of outputs out; the first run then tells.
    if (output.shape().isEmpty()) {
      return;
    }
    if (output.shape().size() != 3 || !output.allows(layout.rowsAreNumbers() ? 1 : 2, numbers)) {
      throw mismatch(
          "The first output is %s; with %d classes this layout has %d numbers a box"
              .formatted(output.shape(), classes, numbers));
    }
  }

  private static void requireFloats(TensorSignature tensor, String what) {
    if (tensor.elementType() != TensorSignature.FLOAT) {
      throw mismatch("The %s is not of 32-bit floats".formatted(what));
    }
  }

  static OnnxModelRefused mismatch(String sentence) {
    return new OnnxModelRefused(Reason.MISMATCH, sentence);
  }
}
