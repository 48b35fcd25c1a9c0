package io.lynceus.training.run;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.training.precision.Precision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run: what it is of, what was asked, and what has become of it. */
public record Run(RunId id, Subject subject, RunOptions options, Course course, Origin origin) {

  /** What is trained on what. */
  public record Subject(ProjectName project, DatasetVersionId dataset, ModelName model) {}

  /** Who asked for it, and when. */
  public record Origin(String by, Instant created) {}

  /** What has become of it so far. */
  public record Course(
      RunState state,
      @Nullable String reason,
      boolean cancelRequested,
      @Nullable Precision precision,
      @Nullable RunProgress progress,
      @Nullable Outcome outcome,
      Times times) {}

  /** What came of it. */
  public record Outcome(RunMetrics metrics, String version) {}

  /** When it began and ended. */
  public record Times(@Nullable Instant started, @Nullable Instant ended) {}
}
