package io.lynceus.vision.box;

/**
 * What a detector says is there: a box, the index of its class counted from 0, and a score of 0 to
 * 1.
 */
public record Detection(int classIndex, double confidence, Box box) {
  public Detection {
    if (classIndex < 0 || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "Not a detection: class %d, confidence %s".formatted(classIndex, confidence));
    }
  }
}
