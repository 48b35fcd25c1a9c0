package io.lynceus.inference.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an alias means at this moment, and what it should mean and could not. */
record LiveVersion(@Nullable String version, @Nullable Failure failure) {

  /** The version that was not swapped in, why, and when that was tried. */
  record Failure(String version, String reason, Instant at) {}

  /** Nothing is served, and nothing was tried. */
  static final LiveVersion NONE = new LiveVersion(null, null);

  static LiveVersion of(String version) {
    return new LiveVersion(version, null);
  }

  LiveVersion failed(String wanted, String reason, Instant at) {
    return new LiveVersion(version, new Failure(wanted, reason, at));
  }

  /** True where this version failed since the given time: trying again would tell nothing new. */
  boolean failedSince(String wanted, Instant since) {
    return failure != null && failure.version().equals(wanted) && failure.at().isAfter(since);
  }
}
