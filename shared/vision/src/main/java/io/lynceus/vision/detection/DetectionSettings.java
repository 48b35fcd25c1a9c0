package io.lynceus.vision.detection;

/**
 * Which boxes are kept: those at least as sure as {@code confidence}; of two of a class that
 * overlap by more than {@code iou} the surer; at most {@code maxDetections}. {@code severalClasses}
 * lets one box be kept once for each class it is sure enough of, as evaluation wants it.
 */
public record DetectionSettings(
    double confidence, double iou, int maxDetections, boolean severalClasses) {
  /** What a person is shown. */
  public static final DetectionSettings SERVING = new DetectionSettings(0.25, 0.7, 300, false);

  /** What mAP is computed from. */
  public static final DetectionSettings EVALUATION = new DetectionSettings(0.001, 0.7, 300, true);

  private static final int MOST = 1000;

  public DetectionSettings {
    if (!isShare(confidence) || !isShare(iou)) {
      throw new IllegalArgumentException(
          "Confidence and IoU are 0 to 1, not %s and %s".formatted(confidence, iou));
    }
    if (maxDetections < 1 || maxDetections > MOST) {
      throw new IllegalArgumentException(
          "At most 1 to %d detections, not %d".formatted(MOST, maxDetections));
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
