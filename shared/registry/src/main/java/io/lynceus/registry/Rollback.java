package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import org.jspecify.annotations.Nullable;

/** The wish to move an alias back. The rest is as in {@link Promotion}. */
public record Rollback(
    ModelName model,
    AliasName alias,
    @Nullable Long ifRevision,
    String by,
    String reason,
    @Nullable String evidence) {}
