package io.lynceus.training.assessment;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.Split;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Which version, by number or by alias, on which split; the test split where nothing is said. */
record AssessmentRequest(
    @NotNull ModelName model,
    @Nullable String version,
    @Nullable AliasName alias,
    @NotNull DatasetVersionId dataset,
    @Nullable Split split) {

  @AssertTrue(message = "Either version or alias is needed")
  boolean isVersionOrAlias() {
    return (version == null) != (alias == null);
  }

  /** The version that is meant now. */
  ModelVersion in(ModelRegistry registry) {
    return alias != null
        ? registry.version(model, alias)
        : registry.version(model, String.valueOf(version));
  }

  Split wantedSplit() {
    return split == null ? Split.TEST : split;
  }
}
