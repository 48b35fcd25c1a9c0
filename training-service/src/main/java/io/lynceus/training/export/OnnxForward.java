package io.lynceus.training.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.lynceus.training.evaluation.Forward;
import io.lynceus.vision.input.InputRecipe;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/** An ONNX file in ONNX Runtime, with nothing between it and its raw output. */
final class OnnxForward implements Forward, AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final InputRecipe recipe;
  private final OrtSession session;

  OnnxForward(byte[] file, InputRecipe recipe) {
    this.recipe = recipe;
    try {
      this.session = environment.createSession(file);
    } catch (OrtException e) {
      throw new ExportMismatch("it does not load", e);
    }
  }

  @Override
  public FloatBuffer predictions(ByteBuffer pixels, int count) {
    long[] shape = {count, 3, recipe.height(), recipe.width()};
    FloatBuffer input = pixels.asFloatBuffer().limit(count * recipe.floats());
    try (OnnxTensor images = OnnxTensor.createTensor(environment, input, shape);
        OrtSession.Result outputs = session.run(Map.of("images", images))) {
      return ((OnnxTensor) outputs.get(0)).getFloatBuffer();
    } catch (OrtException e) {
      throw new ExportMismatch("it does not run", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ExportMismatch("it does not close", e);
    }
  }
}
