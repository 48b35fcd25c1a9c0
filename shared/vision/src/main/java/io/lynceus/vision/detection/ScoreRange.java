package io.lynceus.vision.detection;

/**
 * Watches the scores of a network. {@link Math#min} and {@link Math#max} hand NaN on, so that one
 * NaN among millions is seen at the cost of two instructions a score.
 */
final class ScoreRange {
  private static final float TOLERANCE = 1e-3f;

  private float lowest;
  private float highest;

  void see(float score) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  }

  void see(float[] scores, int from, int to) {
    float low = lowest;
    float high = highest;
    for (int i = from; i < to; i++) {
      low = Math.min(low, scores[i]);
      high = Math.max(high, scores[i]);
    }
    lowest = low;
    highest = high;
  }

  void check() {
    if (!(lowest >= -TOLERANCE && highest <= 1 + TOLERANCE)) {
      throw new ModelOutputInvalid(
          "The network put out scores from %s to %s instead of 0 to 1".formatted(lowest, highest));
    }
  }
}
