package io.lynceus.vision.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a detector is on a set of pictures, under both protocols: what {@code POST /evaluations}
 * and {@code lynceus evaluate} answer. {@code perClass} holds COCO's numbers by class name, with
 * how many {@code boxes} there are.
 */
public record Evaluation(
    Map<CocoMetric, Double> coco,
    UltralyticsMetrics ultralytics,
    Map<String, ClassAccuracy> perClass) {

  /** One class: how many boxes are there, and COCO's main numbers for it. */
  public record ClassAccuracy(
      int boxes, @JsonProperty("mAP50") double mAP50, @JsonProperty("mAP50-95") double mAP) {}

  /** Evaluates pictures whose class indices count within {@code classes}. */
  public static Evaluation of(List<String> classes, List<EvaluatedImage> images) {
    return of(EvaluationSet.of(classes, images));
  }

  /** Evaluates a set that is already laid out. */
  public static Evaluation of(EvaluationSet set) {
    var coco = CocoMetrics.of(set);
    var perClass = new LinkedHashMap<String, ClassAccuracy>();
    for (int c = 0; c < set.classes().size(); c++) {
      var accuracy =
          new ClassAccuracy(set.boxes(c), coco.get(CocoMetric.AP50, c), coco.get(CocoMetric.AP, c));
      perClass.put(set.classes().get(c), accuracy);
    }
    return new Evaluation(coco.all(), UltralyticsMetrics.of(set), perClass);
  }

  /** COCO's mean average precision at overlap 0.5. */
  public double mAP50() {
    return coco.getOrDefault(CocoMetric.AP50, CocoMetrics.ABSENT);
  }

  /** COCO's mean average precision over overlaps 0.5 to 0.95. */
  public double mAP() {
    return coco.getOrDefault(CocoMetric.AP, CocoMetrics.ABSENT);
  }
}
