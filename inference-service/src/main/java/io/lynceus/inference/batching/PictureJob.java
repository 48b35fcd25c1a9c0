package io.lynceus.inference.batching;

import io.lynceus.vision.detection.DetectionSettings;
import java.io.IOException;

/**
 * One picture to be looked at. {@code keep} asks for the decoded picture in the outcome, which is
 * otherwise let go as soon as it was seen.
 */
public record PictureJob(Bytes bytes, DetectionSettings settings, boolean keep) {

  /** Reads the file when its turn comes, so that waiting pictures need not lie on the heap. */
  @FunctionalInterface
  public interface Bytes {
    byte[] read() throws IOException;
  }
}
