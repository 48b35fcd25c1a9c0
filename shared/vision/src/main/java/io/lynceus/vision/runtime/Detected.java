package io.lynceus.vision.runtime;

import io.lynceus.vision.box.Detection;
import java.time.Duration;
import java.util.List;

/**
 * What was found in one picture, surest first, and how long its steps took; pictures of one batch
 * share the time of the network.
 */
public record Detected(
    List<Detection> detections, Duration letterbox, Duration inference, Duration decoding) {
  public Detected {
    detections = List.copyOf(detections);
  }
}
