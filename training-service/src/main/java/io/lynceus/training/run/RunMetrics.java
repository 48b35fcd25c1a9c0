package io.lynceus.training.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lynceus.contracts.Split;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.evaluation.Evaluation.ClassAccuracy;
import java.util.Map;

/** What the run's model is worth, by COCO's rules, on a split that it has not learned from. */
public record RunMetrics(
    Split split,
    @JsonProperty("mAP50") double mAP50,
    @JsonProperty("mAP50-95") double mAP,
    Map<String, ClassAccuracy> perClass) {

  public static RunMetrics of(Split split, Evaluation evaluation) {
    return new RunMetrics(split, evaluation.mAP50(), evaluation.mAP(), evaluation.perClass());
  }
}
