package io.lynceus.vision.evaluation;

import io.lynceus.vision.evaluation.CocoMetric.Cut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * COCO's twelve numbers for boxes, of all classes and of each. A number that nothing contributes to
 * is {@link #ABSENT}, as the reference has it.
 */
public final class CocoMetrics {
  /** No box of that class and size is there. */
  public static final double ABSENT = -1;

  private static final double[] NOTHING = {};
  private static final int RECALLS = 101;
  private static final double EPSILON = Math.ulp(1.0);

  /** By class, then cut; one number a threshold of overlap. */
  private final List<Map<Cut, double[]>> cells;

  private CocoMetrics(List<Map<Cut, double[]>> cells) {
    this.cells = cells;
  }

  /** Evaluates as pycocotools does: same order of ties, same rounding, to the last digits. */
  public static CocoMetrics of(EvaluationSet set) {
    List<Map<Cut, double[]>> cells = new ArrayList<>();
    for (int c = 0; c < set.classes().size(); c++) {
      cells.add(cells(new CocoMatching(set, c)));
    }
    return new CocoMetrics(cells);
  }

  /** The mean over all classes that are there. */
  public double get(CocoMetric metric) {
    return mean(metric, cells);
  }

  /** The number of one class. */
  public double get(CocoMetric metric, int classIndex) {
    return mean(metric, List.of(cells.get(classIndex)));
  }

  /** All twelve, in their order. */
  public Map<CocoMetric, Double> all() {
    var all = new EnumMap<CocoMetric, Double>(CocoMetric.class);
    for (CocoMetric metric : CocoMetric.values()) {
      all.put(metric, get(metric));
    }
    return all;
  }

  /** All twelve of one class, in their order. */
  public Map<CocoMetric, Double> all(int classIndex) {
    var all = new EnumMap<CocoMetric, Double>(CocoMetric.class);
    for (CocoMetric metric : CocoMetric.values()) {
      all.put(metric, get(metric, classIndex));
    }
    return all;
  }

  private static double mean(CocoMetric metric, List<Map<Cut, double[]>> classes) {
    double sum = 0;
    int count = 0;
    for (Map<Cut, double[]> cuts : classes) {
      double[] row = cuts.getOrDefault(metric.cut, NOTHING);
      int from = metric.threshold < 0 ? 0 : metric.threshold;
      int to = metric.threshold < 0 ? row.length : from + 1;
      for (int t = from; t < to && row[t] > ABSENT; t++) {
        sum += row[t];
        count++;
      }
    }
    return count == 0 ? ABSENT : sum / count;
  }

  private static Map<Cut, double[]> cells(CocoMatching matching) {
    int[] order = BoxColumns.descending(matching.score, matching.size);
    var cells = new EnumMap<Cut, double[]>(Cut.class);
    for (Cut cut : Cut.values()) {
      double[] row = new double[CocoMatching.THRESHOLDS];
      Arrays.setAll(row, t -> cell(matching, order, cut, t));
      cells.put(cut, row);
    }
    return cells;
  }

  private static double cell(CocoMatching matching, int[] order, Cut cut, int threshold) {
    int wanted = matching.wanted[cut.area];
    byte[] outcome = matching.outcome[cut.area * CocoMatching.THRESHOLDS + threshold];
    if (wanted == 0) {
      return ABSENT;
    }
    return cut.precision
        ? precision(outcome, order, wanted)
        : recall(outcome, matching.rank, cut.perImage, order.length) / wanted;
  }

  private static double recall(byte[] outcome, int[] rank, int perImage, int size) {
    double right = 0;
    for (int i = 0; i < size; i++) {
      right += outcome[i] == CocoMatching.RIGHT && rank[i] < perImage ? 1 : 0;
    }
    return right;
  }

  /** The mean of the best precision still to come, at recalls of 0, 0.01, … 1. */
  private static double precision(byte[] outcome, int[] order, int wanted) {
    double[] recall = new double[order.length];
    double[] precision = new double[order.length];
    double right = 0;
    double wrong = 0;
    for (int i = 0; i < order.length; i++) {
      byte said = outcome[order[i]];
      right += said == CocoMatching.RIGHT ? 1 : 0;
      wrong += said == CocoMatching.WRONG ? 1 : 0;
      recall[i] = right / wanted;
      precision[i] = right / (wrong + right + EPSILON);
    }
    for (int i = order.length - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
    double sum = 0;
    for (int r = 0, at = 0; r < RECALLS; r++) {
      while (at < recall.length && recall[at] < r * 0.01) {
        at++;
      }
      sum += at < recall.length ? precision[at] : 0;
    }
    return sum / RECALLS;
  }
}
