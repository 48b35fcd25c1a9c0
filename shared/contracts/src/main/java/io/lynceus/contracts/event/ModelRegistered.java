package io.lynceus.contracts.event;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import org.jspecify.annotations.Nullable;

/**
 * A model version exists for ever. {@code packageHash} is the SHA-256 of its {@code lynceus.json}.
 */
public record ModelRegistered(
    ModelName model,
    String version,
    @Nullable ProjectName project,
    @Nullable DatasetVersionId dataset,
    String packageHash,
    String by)
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
