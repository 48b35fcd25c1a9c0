package io.lynceus.contracts.event;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import org.jspecify.annotations.Nullable;

/**
 * A training run is over: {@code succeeded} with a version, {@code failed} or {@code cancelled}
 * with a reason.
 */
public record RunEnded(
    RunId run,
    ProjectName project,
    String state,
    @Nullable String reason,
    @Nullable ModelName model,
    @Nullable String version)
    implements LynceusEvent {

  @Override
  public Topic topic() {
    return Topic.RUNS;
  }

  @Override
  public String entity() {
    return run.value();
  }
}
