package io.lynceus.vision.detection;

/** A network put out numbers that cannot be detections, such as NaN or scores outside 0 to 1. */
public final class ModelOutputInvalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ModelOutputInvalid(String sentence) {
    super(sentence);
  }
}
