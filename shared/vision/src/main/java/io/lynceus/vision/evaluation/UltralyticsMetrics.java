package io.lynceus.vision.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * The numbers that Ultralytics' trainers print, for comparison with theirs. They differ from COCO's
 * in four ways: at most 300 detections an image over all classes, a detection claims the one box it
 * overlaps most, the area under the curve is a trapezoid sum, and crowds are left out.
 *
 * <p>Precision and recall are those at the confidence where the mean F1 of all classes is highest.
 */
public record UltralyticsMetrics(
    @JsonProperty("metrics/precision(B)") double precision,
    @JsonProperty("metrics/recall(B)") double recall,
    @JsonProperty("metrics/mAP50(B)") double mAP50,
    @JsonProperty("metrics/mAP50-95(B)") double mAP,
    @JsonProperty("fitness") double fitness) {
  private static final double LEAST_CONFIDENCE = 0.001;
  private static final int PER_IMAGE = 300;

  /** Evaluates; all zero where no class is there. */
  public static UltralyticsMetrics of(EvaluationSet set) {
    boolean[] kept = kept(set);
    var operating = new OperatingPoint();
    double mAP50 = 0;
    double mAP = 0;
    for (int c = 0; c < set.classes().size(); c++) {
      var curves = new UltralyticsCurves(set, c, kept);
      if (curves.wanted() > 0) {
        mAP50 += curves.averagePrecision(0);
        for (int t = 0; t < CocoMatching.THRESHOLDS; t++) {
          mAP += curves.averagePrecision(t) / CocoMatching.THRESHOLDS;
        }
        operating.add(curves);
      }
    }
    int classes = Math.max(operating.classes, 1);
    return of(operating, mAP50 / classes, mAP / classes);
  }

  private static UltralyticsMetrics of(OperatingPoint operating, double mAP50, double mAP) {
    int at = operating.best();
    int classes = Math.max(operating.classes, 1);
    return new UltralyticsMetrics(
        operating.precision[at] / classes,
        operating.recall[at] / classes,
        mAP50,
        mAP,
        0.1 * mAP50 + 0.9 * mAP);
  }

  private static boolean[] kept(EvaluationSet set) {
    BoxColumns found = set.detections;
    boolean[] kept = new boolean[found.size];
    int[] inImage = new int[set.images()];
    for (int row : BoxColumns.descending(found.score, found.size)) {
      kept[row] = found.score[row] > LEAST_CONFIDENCE && inImage[found.image[row]]++ < PER_IMAGE;
    }
    return kept;
  }

  /** Sums of the classes' curves over confidence, and where their F1 is best. */
  private static final class OperatingPoint {
    private static final int SMOOTHING = 101;

    final double[] precision = new double[UltralyticsCurves.CONFIDENCES];
    final double[] recall = new double[UltralyticsCurves.CONFIDENCES];
    private final double[] f1 = new double[UltralyticsCurves.CONFIDENCES];
    int classes;

    void add(UltralyticsCurves curves) {
      double[] p = curves.precisionByConfidence();
      double[] r = curves.recallByConfidence();
      for (int i = 0; i < f1.length; i++) {
        precision[i] += p[i];
        recall[i] += r[i];
        f1[i] += 2 * p[i] * r[i] / (p[i] + r[i] + 1e-16);
      }
      classes++;
    }

    int best() {
      double[] smooth = new double[f1.length];
      Arrays.setAll(smooth, this::around);
      int best = 0;
      for (int i = 1; i < smooth.length; i++) {
        best = smooth[i] > smooth[best] ? i : best;
      }
      return best;
    }

    private double around(int at) {
      double sum = 0;
      for (int i = at - SMOOTHING / 2; i <= at + SMOOTHING / 2; i++) {
        sum += f1[Math.clamp(i, 0, f1.length - 1)];
      }
      return sum / SMOOTHING;
    }
  }
}
