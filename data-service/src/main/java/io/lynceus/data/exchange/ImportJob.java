package io.lynceus.data.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.exchange.source.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is. {@code images}, {@code duplicates} and {@code boxes} count what this
 * import added or found; several imports of parts of one whole add up.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportJob(
    @JsonProperty("import") UUID id,
    ProjectName project,
    @Nullable String format,
    boolean partial,
    State state,
    @Nullable String reason,
    int position,
    @Nullable Integer pictures,
    int images,
    int duplicates,
    int boxes,
    int rejectedCount,
    List<Rejection> rejected,
    double progress,
    Instant created,
    String createdBy,
    @Nullable Instant ended) {
  ImportJob {
    rejected = List.copyOf(rejected);
  }

  /** Where an import is in its life. */
  enum State {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isOver() {
      return this == SUCCEEDED || this == FAILED;
    }
  }
}
