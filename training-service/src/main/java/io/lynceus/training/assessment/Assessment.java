package io.lynceus.training.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.vision.evaluation.CocoMetric;
import io.lynceus.vision.evaluation.Evaluation.ClassAccuracy;
import io.lynceus.vision.evaluation.UltralyticsMetrics;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An evaluation and, once it has succeeded, its numbers under both protocols. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Assessment(
    @JsonProperty("evaluation") String id,
    ProjectName project,
    ModelName model,
    String version,
    DatasetVersionId dataset,
    Split split,
    State state,
    @Nullable String reason,
    @Nullable Map<CocoMetric, Double> coco,
    @Nullable UltralyticsMetrics ultralytics,
    @Nullable Map<String, ClassAccuracy> perClass,
    String createdBy,
    Instant created) {

  /** Where an evaluation is in its life. */
  enum State {
    QUEUED,
    SUCCEEDED,
    FAILED;

    /** The name in answers. */
    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
