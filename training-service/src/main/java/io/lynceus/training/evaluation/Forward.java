package io.lynceus.training.evaluation;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Runs a network on some pictures laid out as its input and answers its predictions [N, 4 + C, A].
 */
@FunctionalInterface
public interface Forward {
  /**
   * What the network says.
   *
   * @param pixels direct memory in native order, of which the first {@code count} pictures are used
   */
  FloatBuffer predictions(ByteBuffer pixels, int count);
}
