package io.lynceus.training.evaluation;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.network.Detector;
import io.lynceus.vision.input.InputRecipe;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Runs a network on some pictures laid out as its input and answers its predictions [N, 4 + C, A].
 */
@FunctionalInterface
public interface Forward {

  /**
   * The detector in DJL, in float32, with its parameters as they are at the time.
   *
   * @param manager of the detector's parameters
   */
  static Forward of(Detector detector, InputRecipe recipe, NDManager manager) {
    return new DetectorForward(detector, recipe, manager);
  }

  /**
   * What the network says.
   *
   * @param pixels direct memory in native order, of which the first {@code count} pictures are used
   */
  FloatBuffer predictions(ByteBuffer pixels, int count);
}
