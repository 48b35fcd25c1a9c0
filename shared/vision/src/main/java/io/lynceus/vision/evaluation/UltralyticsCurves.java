package io.lynceus.vision.evaluation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Precision and recall of one class under Ultralytics' protocol. */
final class UltralyticsCurves {
  static final int CONFIDENCES = 1000;
  private static final int RECALLS = 101;

  private final BoxColumns truth;
  private final BoxColumns detections;
  private final boolean[] kept;

  private int wanted;
  private int size;
  private double[] score;

  /** By threshold of overlap, then by detection. */
  private final boolean[][] right;

  UltralyticsCurves(EvaluationSet set, int classIndex, boolean[] kept) {
    truth = set.truth;
    detections = set.detections;
    this.kept = kept;
    int most = detections.classStart[classIndex + 1] - detections.classStart[classIndex];
    score = new double[most];
    right = new boolean[CocoMatching.THRESHOLDS][most];
    set.eachImage(classIndex, this::match);
    sortByScore();
  }

  int wanted() {
    return wanted;
  }

  private void match(int t, int tEnd, int d, int dEnd) {
    boolean[][] taken = new boolean[CocoMatching.THRESHOLDS][tEnd - t];
    for (int row = t; row < tEnd; row++) {
      wanted += truth.crowd[row] ? 0 : 1;
    }
    for (int row = d; row < dEnd; row++) {
      if (kept[row]) {
        claim(t, tEnd, row, taken);
      }
    }
  }

  /** A detection claims the box it overlaps most; the most confident claim is right. */
  private void claim(int t, int tEnd, int row, boolean[][] taken) {
    int best = -1;
    double most = 0;
    for (int g = t; g < tEnd; g++) {
      double overlap = truth.crowd[g] ? 0 : truth.overlap(g, detections, row);
      if (overlap > most) {
        most = overlap;
        best = g - t;
      }
    }
    for (int k = 0; k < CocoMatching.THRESHOLDS && most >= CocoMatching.IOU[k]; k++) {
      right[k][size] = !taken[k][best];
      taken[k][best] = true;
    }
    score[size++] = detections.score[row];
  }

  private void sortByScore() {
    int[] order = BoxColumns.descending(score, size);
    double[] unsorted = score;
    score = new double[size];
    Arrays.setAll(score, i -> unsorted[order[i]]);
    for (int k = 0; k < right.length; k++) {
      boolean[] said = right[k];
      right[k] = new boolean[size];
      for (int i = 0; i < size; i++) {
        right[k][i] = said[order[i]];
      }
    }
  }

  private double[] recall(int threshold) {
    double[] recall = new double[size];
    double hits = 0;
    for (int i = 0; i < size; i++) {
      hits += right[threshold][i] ? 1 : 0;
      recall[i] = hits / (wanted + 1e-16);
    }
    return recall;
  }

  private double[] precision(int threshold) {
    double[] precision = new double[size];
    double hits = 0;
    for (int i = 0; i < size; i++) {
      hits += right[threshold][i] ? 1 : 0;
      precision[i] = hits / (i + 1);
    }
    return precision;
  }

  /** The area under the envelope of precision over recall; nothing past the recall reached. */
  double averagePrecision(int threshold) {
    if (size == 0) {
      return 0;
    }
    double[] reached = recall(threshold);
    double[] recall = framed(reached, 0, reached[size - 1], 1);
    double[] precision = framed(precision(threshold), 1, 0, 0);
    for (int i = precision.length - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
    double[] at = interpolated(r -> r / (RECALLS - 1.0), RECALLS, recall, precision);
    double area = 0;
    for (int r = 1; r < RECALLS; r++) {
      area += (at[r - 1] + at[r]) / 2 / (RECALLS - 1);
    }
    return area;
  }

  /** Precision at overlap 0.5, at a thousand confidences from 0 to 1; 1 above the highest score. */
  double[] precisionByConfidence() {
    return byConfidence(precision(0), 1);
  }

  /** Recall at overlap 0.5, at a thousand confidences from 0 to 1; 0 above the highest score. */
  double[] recallByConfidence() {
    return byConfidence(recall(0), 0);
  }

  private double[] byConfidence(double[] curve, double above) {
    if (size == 0) {
      return new double[CONFIDENCES];
    }
    double[] falling = new double[size];
    Arrays.setAll(falling, i -> -score[i]);
    double[] values =
        interpolated(i -> (i - CONFIDENCES + 1) / (CONFIDENCES - 1.0), CONFIDENCES, falling, curve);
    double[] rising = new double[CONFIDENCES];
    for (int i = 0; i < CONFIDENCES; i++) {
      double confidence = i / (CONFIDENCES - 1.0);
      rising[i] = confidence > score[0] ? above : values[CONFIDENCES - 1 - i];
    }
    return rising;
  }

  private static double[] framed(double[] values, double first, double... last) {
    double[] framed = new double[1 + values.length + last.length];
    framed[0] = first;
    System.arraycopy(values, 0, framed, 1, values.length);
    System.arraycopy(last, 0, framed, 1 + values.length, last.length);
    return framed;
  }

  /** Straight lines between points of rising x, held constant outside; of equal x the last. */
  private static double[] interpolated(IntToDoubleFunction at, int n, double[] xs, double[] ys) {
    double[] values = new double[n];
    int left = -1;
    for (int i = 0; i < n; i++) {
      double x = at.applyAsDouble(i);
      while (left + 1 < xs.length && xs[left + 1] <= x) {
        left++;
      }
      if (left < 0) {
        values[i] = ys[0];
      } else if (left == xs.length - 1 || xs[left] == x) {
        values[i] = ys[left];
      } else {
        double slope = (ys[left + 1] - ys[left]) / (xs[left + 1] - xs[left]);
        values[i] = slope * (x - xs[left]) + ys[left];
      }
    }
    return values;
  }
}
