package io.lynceus.vision.evaluation;

import java.util.Arrays;

/**
 * Which detections of one class are right, at every threshold of overlap and for every range of
 * sizes. Follows the reference evaluator (cocodataset/cocoapi, {@code evaluateImg}) step by step:
 * detections by falling score, at most 100 an image; each takes the best box left whose overlap
 * reaches the threshold, boxes to be ignored last; what it finds among those is ignored with them.
 */
final class CocoMatching {
  static final int AREAS = 4;
  static final int THRESHOLDS = 10;
  static final int PER_IMAGE = 100;

  /** NumPy's linspace(0.5, 0.95, 10), bit by bit: 0.9 is not quite 0.9 there. */
  static final double[] IOU = new double[THRESHOLDS];

  private static final double[] LEAST = {0, 0, 32 * 32, 96 * 96};
  private static final double[] MOST = {1e10, 32 * 32, 96 * 96, 1e10};

  static {
    double step = (0.95 - 0.5) / (THRESHOLDS - 1);
    Arrays.setAll(IOU, i -> i * step + 0.5);
    IOU[THRESHOLDS - 1] = 0.95;
  }

  /** What became of a detection. */
  static final byte WRONG = 0;

  static final byte RIGHT = 1;
  static final byte IGNORED = 2;

  private final BoxColumns truth;
  private final BoxColumns detections;

  /** Detections that take part, by image and falling score. */
  int size;

  final double[] score;
  final int[] rank;

  /** By {@code area * THRESHOLDS + threshold}. */
  final byte[][] outcome;

  /** Boxes to be found, by range of sizes. */
  final int[] wanted = new int[AREAS];

  private double[] overlap = new double[0];
  private int[] order = new int[0];
  private boolean[] taken = new boolean[0];

  CocoMatching(EvaluationSet set, int classIndex) {
    truth = set.truth;
    detections = set.detections;
    int most = detections.classStart[classIndex + 1] - detections.classStart[classIndex];
    score = new double[most];
    rank = new int[most];
    outcome = new byte[AREAS * THRESHOLDS][most];
    set.eachImage(classIndex, this::match);
  }

  private void match(int t, int tEnd, int d, int dEnd) {
    int found = Math.min(dEnd - d, PER_IMAGE);
    overlaps(t, tEnd - t, d, found);
    for (int i = 0; i < found; i++) {
      score[size + i] = detections.score[d + i];
      rank[size + i] = i;
    }
    for (int area = 0; area < AREAS; area++) {
      int counted = countedFirst(t, tEnd, area);
      wanted[area] += counted;
      for (int threshold = 0; threshold < THRESHOLDS; threshold++) {
        byte[] said = outcome[area * THRESHOLDS + threshold];
        Arrays.fill(taken, 0, tEnd - t, false);
        for (int i = 0; i < found; i++) {
          int best = best(t, tEnd - t, counted, i, IOU[threshold]);
          said[size + i] = judged(best, counted, area, d + i);
        }
      }
    }
    size += found;
  }

  private void overlaps(int t, int boxes, int d, int found) {
    if (overlap.length < boxes * found) {
      overlap = new double[boxes * found];
    }
    if (order.length < boxes) {
      order = new int[boxes];
      taken = new boolean[boxes];
    }
    for (int i = 0; i < found; i++) {
      for (int g = 0; g < boxes; g++) {
        overlap[i * boxes + g] = truth.overlap(t + g, detections, d + i);
      }
    }
  }

  /** Puts the boxes to be ignored last, keeping the order otherwise; answers how many count. */
  private int countedFirst(int t, int tEnd, int area) {
    int counted = 0;
    for (int pass = 0, at = 0; pass < 2; pass++) {
      for (int row = t; row < tEnd; row++) {
        boolean ignored = truth.crowd[row] || outside(truth.area[row], area);
        if (ignored == (pass == 1)) {
          order[at++] = row - t;
          counted += pass == 0 ? 1 : 0;
        }
      }
    }
    return counted;
  }

  /** The place in {@link #order} of the box that a detection takes, or -1; marks it taken. */
  private int best(int t, int boxes, int counted, int detection, double threshold) {
    double least = Math.min(threshold, 1 - 1e-10);
    int best = -1;
    for (int at = 0; at < boxes; at++) {
      if (best >= 0 && best < counted && at >= counted) {
        break;
      }
      int g = order[at];
      boolean free = !taken[g] || truth.crowd[t + g];
      double iou = overlap[detection * boxes + g];
      if (free && iou >= least) {
        least = iou;
        best = at;
      }
    }
    if (best >= 0) {
      taken[order[best]] = true;
    }
    return best;
  }

  private byte judged(int best, int counted, int area, int row) {
    if (best >= 0) {
      return best < counted ? RIGHT : IGNORED;
    }
    return outside(detections.area[row], area) ? IGNORED : WRONG;
  }

  private static boolean outside(double size, int area) {
    return size < LEAST[area] || size > MOST[area];
  }
}
