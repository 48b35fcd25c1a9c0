package io.lynceus.registry;

import java.time.Instant;

/** Where an alias points. {@code revision} counts its moves and never repeats. */
public record Alias(AliasName alias, String version, long revision, Instant since) {}
