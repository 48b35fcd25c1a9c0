package io.lynceus.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the alias ledger. {@code from} is null where the alias was not set, {@code to} where
 * it no longer is, which happens to {@code previous} only.
 */
public record AliasMove(
    AliasName alias,
    Kind kind,
    @Nullable String from,
    @Nullable String to,
    long revision,
    String by,
    String reason,
    @Nullable String evidence,
    Instant at) {

  /** Why an alias moves. */
  public enum Kind {
    REGISTERED,
    PROMOTED,
    ROLLED_BACK
  }
}
