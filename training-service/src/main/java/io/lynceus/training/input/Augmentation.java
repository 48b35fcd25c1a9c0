package io.lynceus.training.input;

/**
 * How far a picture may be changed: hue by a part of the circle, saturation, value and size by a
 * factor around 1, place by a part of the input's sides.
 */
public record Augmentation(
    double hue,
    double saturation,
    double value,
    double scale,
    double translate,
    Orientation orientation) {

  /** What did best on a small real set; for {@code upright} data the same without turns. */
  public static Augmentation usual(Orientation orientation) {
    return new Augmentation(0.015, 0.4, 0.3, 0.3, 0.1, orientation);
  }
}
