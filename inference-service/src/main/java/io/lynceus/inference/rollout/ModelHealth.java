package io.lynceus.inference.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lynceus.contracts.ModelName;
import io.lynceus.registry.AliasName;
import org.jspecify.annotations.Nullable;

/**
 * How a model is: {@code live} that this service answers at all, {@code ready} that the version
 * behind the alias is in memory. {@code failed} names a version that was to be swapped in and why
 * it was not.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelHealth(
    ModelName model,
    AliasName alias,
    boolean live,
    boolean ready,
    @Nullable String version,
    LiveVersion.@Nullable Failure failed) {

  static ModelHealth of(ModelName model, AliasName alias, LiveModels models) {
    LiveVersion at = models.at(model, alias);
    if (at == null) {
      return new ModelHealth(model, alias, true, false, null, null);
    }
    String version = at.version();
    boolean ready = version != null && models.isLoaded(model, version);
    return new ModelHealth(model, alias, true, ready, version, at.failure());
  }
}
