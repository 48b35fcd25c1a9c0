package io.lynceus.training.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import io.lynceus.training.device.Precision;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Preset;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.RunProgress;
import io.lynceus.training.run.RunState;
import io.lynceus.training.run.VersionReference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run as the API shows it, flat. {@code seconds} are from its start to its end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunAnswer(
    RunId run,
    ProjectName project,
    DatasetVersionId dataset,
    ModelName model,
    RunState state,
    @Nullable String reason,
    Preset preset,
    int imageSize,
    int epochs,
    int batch,
    long seed,
    Orientation orientation,
    @Nullable VersionReference from,
    @Nullable Precision precision,
    @Nullable RunProgress progress,
    Run.@Nullable Metrics metrics,
    @Nullable String version,
    @Nullable Double seconds,
    String createdBy,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant ended) {

  static RunAnswer of(Run run) {
    Run.Subject subject = run.subject();
    RunOptions options = run.options();
    Run.Course course = run.course();
    Run.Outcome outcome = course.outcome();
    return new RunAnswer(
        run.id(),
        subject.project(),
        subject.dataset(),
        subject.model(),
        course.state(),
        course.reason(),
        options.preset(),
        options.imageSize(),
        options.epochs(),
        options.batch(),
        options.seed(),
        options.orientation(),
        options.from(),
        course.precision(),
        course.progress(),
        outcome == null ? null : outcome.metrics(),
        outcome == null ? null : outcome.version(),
        seconds(course.times()),
        run.origin().by(),
        run.origin().created(),
        course.times().started(),
        course.times().ended());
  }

  private static @Nullable Double seconds(Run.Times times) {
    return times.started() == null || times.ended() == null
        ? null
        : Duration.between(times.started(), times.ended()).toMillis() / 1000.0;
  }
}
