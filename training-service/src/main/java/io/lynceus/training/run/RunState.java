package io.lynceus.training.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run is in its life; the last three are for ever. */
public enum RunState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** The name in answers and events. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunState of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** Whether nothing will happen any more. */
  public boolean isOver() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }
}
