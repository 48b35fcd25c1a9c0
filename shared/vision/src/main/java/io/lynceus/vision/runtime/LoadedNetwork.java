package io.lynceus.vision.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.ModelOutputInvalid;
import io.lynceus.vision.detection.OutputDecoder;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxSignature;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** A session with what one must know to use it: names, the forms of input and output. */
record LoadedNetwork(
    OrtSession session,
    InputRecipe recipe,
    OutputDecoder decoder,
    String inputName,
    String outputName,
    long rows,
    long columns) {

  /** Runs an empty picture to learn the shape of the first output, which files may leave open. */
  static LoadedNetwork of(OrtSession session, DetectorSpec spec, OnnxSignature signature)
      throws OrtException {
    String inputName = signature.inputs().getFirst().name();
    long[] shape = outputShape(session, spec.input(), inputName);
    int classes = spec.classes().size();
    int numbers = spec.output().numbers(classes);
    boolean rowsAreNumbers = spec.output().rowsAreNumbers();
    if (shape.length != 3 || shape[rowsAreNumbers ? 1 : 2] != numbers) {
      throw new ModelOutputInvalid(
          "The first output is %s; with %d classes a box has %d numbers"
              .formatted(Arrays.toString(shape), classes, numbers));
    }
    int anchors = Math.toIntExact(shape[rowsAreNumbers ? 2 : 1]);
    return new LoadedNetwork(
        session,
        spec.input(),
        new OutputDecoder(spec.input(), spec.output(), classes, anchors),
        inputName,
        signature.outputs().getFirst().name(),
        shape[1],
        shape[2]);
  }

  private static long[] outputShape(OrtSession session, InputRecipe recipe, String inputName)
      throws OrtException {
    long[] shape = {1, 3, recipe.height(), recipe.width()};
    FloatBuffer empty = FloatBuffer.allocate(recipe.floats());
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), empty, shape);
        OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      return ((TensorInfo) result.get(0).getInfo()).getShape();
    }
  }

  long[] inputShape(int count) {
    return new long[] {count, 3, recipe.height(), recipe.width()};
  }

  long[] outputShape(int count) {
    return new long[] {count, rows, columns};
  }
}
