package io.lynceus.contracts.event;

import io.lynceus.contracts.ModelName;
import org.jspecify.annotations.Nullable;

/** An alias was moved to a version, with whoever moved it and why. */
public record ModelPromoted(
    ModelName model,
    String alias,
    String version,
    @Nullable String previous,
    long revision,
    String by,
    String reason)
    implements LynceusEvent {

  @Override
  public Topic topic() {
    return Topic.MODELS;
  }

  @Override
  public String entity() {
    return model.value();
  }
}
