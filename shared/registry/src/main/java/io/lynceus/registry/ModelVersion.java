package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.vision.packaging.ModelManifest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version as it will be for ever. {@code packageHash} is the SHA-256 of its manifest, {@code
 * semanticVersion} says how it differs from the versions before it.
 */
public record ModelVersion(
    ModelName model,
    String version,
    String semanticVersion,
    @Nullable ProjectName project,
    String packageHash,
    ModelManifest manifest,
    String by,
    Instant registered) {}
