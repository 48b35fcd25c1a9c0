package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import org.jspecify.annotations.Nullable;

/**
 * The wish to move an alias to a version. {@code ifRevision} is the revision that the decision was
 * made on, zero for an alias that is not set, null for a decision that holds whatever it is. {@code
 * evidence} is what speaks for the move, such as the address of a report.
 */
public record Promotion(
    ModelName model,
    AliasName alias,
    String version,
    @Nullable Long ifRevision,
    String by,
    String reason,
    @Nullable String evidence) {}
