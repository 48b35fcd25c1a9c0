package io.lynceus.training.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.lynceus.training.graph.Graph;
import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Detector;
import io.lynceus.vision.input.InputRecipe;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The detector in DJL, in float32, with its parameters as they are at the time. */
final class DetectorForward implements Forward {
  private final Detector detector;
  private final InputRecipe recipe;
  private final NDManager manager;

  DetectorForward(Detector detector, InputRecipe recipe, NDManager manager) {
    this.detector = detector;
    this.recipe = recipe;
    this.manager = manager;
  }

  @Override
  public FloatBuffer predictions(ByteBuffer pixels, int count) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray input =
          scratch.create(
              pixels.slice(0, count * recipe.floats() * Float.BYTES).order(ByteOrder.nativeOrder()),
              new Shape(count, 3, recipe.height(), recipe.width()),
              DataType.FLOAT32);
      Graph<NDArray> graph = Graph.ofArrays(new ParameterStore(manager, false), input, false);
      Anchors anchors = Anchors.of(recipe.width(), recipe.height());
      return FloatBuffer.wrap(detector.predict(graph, input, anchors).predictions().toFloatArray());
    }
  }
}
