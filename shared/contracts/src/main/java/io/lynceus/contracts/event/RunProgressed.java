package io.lynceus.contracts.event;

import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;

/** A training run moved on; {@code loss} is the mean of the epoch so far. */
public record RunProgressed(
    RunId run, ProjectName project, int epoch, int epochs, long step, double loss, long secondsLeft)
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
