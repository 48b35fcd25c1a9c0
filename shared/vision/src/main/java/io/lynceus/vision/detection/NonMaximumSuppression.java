package io.lynceus.vision.detection;

import java.util.Arrays;

/**
 * Keeps the surest of the boxes of a class that overlap by more than a threshold. IoU is without
 * the "+1" of inclusive pixels; there is no time limit after which boxes are dropped silently.
 */
final class NonMaximumSuppression {
  /** Only the surest so many are looked at, as evaluation protocols have it. */
  private static final int MOST_CANDIDATES = 30_000;

  private NonMaximumSuppression() {}

  /** Indices of what is kept, surest first. */
  static int[] kept(Candidates candidates, DetectionSettings settings) {
    int[] kept = new int[Math.min(settings.maxDetections(), candidates.size())];
    int count = 0;
    for (int i : candidates.surestFirst(MOST_CANDIDATES)) {
      if (count == kept.length) {
        break;
      }
      if (!isCovered(candidates, i, kept, count, settings.iou())) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static boolean isCovered(
      Candidates candidates, int i, int[] kept, int count, double iou) {
    for (int k = 0; k < count; k++) {
      int other = kept[k];
      if (candidates.classIndex(other) == candidates.classIndex(i)
          && candidates.iou(other, i) > iou) {
        return true;
      }
    }
    return false;
  }
}
