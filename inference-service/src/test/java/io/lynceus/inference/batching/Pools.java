package io.lynceus.inference.batching;

import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.PictureDecoder;
import java.time.Duration;

/** Pools for tests. */
public final class Pools {
  private Pools() {}

  public static InferencePool of(int threads, int capacity, Duration deadline) {
    return new InferencePool(
        new PictureDecoder(PictureLimits.STANDARD), threads, capacity, deadline);
  }
}
