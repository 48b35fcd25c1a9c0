package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model: its newest version, and the aliases that are set, by name. */
public record RegisteredModel(
    ModelName model, @Nullable ProjectName project, String latest, List<Alias> aliases) {
  public RegisteredModel {
    aliases = List.copyOf(aliases);
  }
}
