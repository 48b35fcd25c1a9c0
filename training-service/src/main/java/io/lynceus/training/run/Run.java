package io.lynceus.training.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.Split;
import io.lynceus.training.device.Precision;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.evaluation.Evaluation.ClassAccuracy;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run: what it is of, what was asked, and what has become of it. Whoever executes it holds the
 * value that {@link Runs#begin} answered; its attempt is the claim that later writes are checked
 * by.
 */
public record Run(RunId id, Subject subject, RunOptions options, Course course, Origin origin) {

  /** What is trained on what. */
  public record Subject(ProjectName project, DatasetVersionId dataset, ModelName model) {}

  /** Who asked for it, and when. */
  public record Origin(String by, Instant created) {}

  /** A run that nobody has begun yet. */
  public static Run queued(RunId id, Subject subject, RunOptions options, Origin origin) {
    return new Run(
        id,
        subject,
        options,
        new Course(RunState.QUEUED, 0, null, false, null, null, null, new Times(null, null)),
        origin);
  }

  /**
   * What has become of it so far.
   *
   * @param attempt how often it was begun; only what the last attempt says is written down
   */
  public record Course(
      RunState state,
      int attempt,
      @Nullable String reason,
      boolean cancelRequested,
      @Nullable Precision precision,
      @Nullable RunProgress progress,
      @Nullable Outcome outcome,
      Times times) {}

  /** What came of it. */
  public record Outcome(Metrics metrics, String version) {}

  /** What the run's model is worth, by COCO's rules, on a split that it has not learned from. */
  public record Metrics(
      Split split,
      @JsonProperty("mAP50") double mAP50,
      @JsonProperty("mAP50-95") double mAP,
      Map<String, ClassAccuracy> perClass) {

    public static Metrics of(Split split, Evaluation evaluation) {
      return new Metrics(split, evaluation.mAP50(), evaluation.mAP(), evaluation.perClass());
    }
  }

  /** When it began and ended. */
  public record Times(@Nullable Instant started, @Nullable Instant ended) {}
}
