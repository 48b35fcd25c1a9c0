package io.lynceus.vision.detection;

import java.util.Arrays;

/** Boxes that may become detections, in arrays, because there can be many thousands of them. */
final class Candidates {
  private static final int FIRST_CAPACITY = 256;
  private static final int CORNERS = 4;

  private final double confidence;
  private float[] corners = new float[FIRST_CAPACITY * CORNERS];
  private float[] scores = new float[FIRST_CAPACITY];
  private int[] classes = new int[FIRST_CAPACITY];
  private int size;

  Candidates(DetectionSettings settings) {
    this.confidence = settings.confidence();
  }

  /** What a score must reach. */
  double confidence() {
    return confidence;
  }

  /** Adds a box by centre and sides. */
  void addCentred(int classIndex, float score, float x, float y, float width, float height) {
    add(classIndex, score, x - width / 2, y - height / 2, x + width / 2, y + height / 2);
  }

  /** Adds a box by corners; one without area says nothing and is left out. */
  void add(int classIndex, float score, float x1, float y1, float x2, float y2) {
    if (!Float.isFinite(x2 - x1) || !Float.isFinite(y2 - y1)) {
      throw new ModelOutputInvalid("The network put out a box that is not finite");
    }
    if (x1 >= x2 || y1 >= y2) {
      return;
    }
    grow();
    int at = size * CORNERS;
    corners[at] = x1;
    corners[at + 1] = y1;
    corners[at + 2] = x2;
    corners[at + 3] = y2;
    scores[size] = Math.clamp(score, 0f, 1f);
    classes[size] = classIndex;
    size++;
  }

  private void grow() {
    if (size == scores.length) {
      corners = Arrays.copyOf(corners, 2 * corners.length);
      scores = Arrays.copyOf(scores, 2 * size);
      classes = Arrays.copyOf(classes, 2 * size);
    }
  }

  int size() {
    return size;
  }

  int classIndex(int i) {
    return classes[i];
  }

  float score(int i) {
    return scores[i];
  }

  float x1(int i) {
    return corners[i * CORNERS];
  }

  float y1(int i) {
    return corners[i * CORNERS + 1];
  }

  float x2(int i) {
    return corners[i * CORNERS + 2];
  }

  float y2(int i) {
    return corners[i * CORNERS + 3];
  }

  /** Indices of the surest {@code limit} candidates, surest first, of equals the earlier first. */
  int[] surestFirst(int limit) {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      // Bits of floats from 0 to 1 sort as the floats do; inverted, the surest comes first.
      keys[i] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(scores[i])) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).limit(limit).mapToInt(key -> (int) key).toArray();
  }

  double iou(int i, int j) {
    double w = Math.min(x2(i), x2(j)) - (double) Math.max(x1(i), x1(j));
    double h = Math.min(y2(i), y2(j)) - (double) Math.max(y1(i), y1(j));
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (area(i) + area(j) - w * h);
  }

  private double area(int i) {
    return (x2(i) - (double) x1(i)) * (y2(i) - (double) y1(i));
  }
}
